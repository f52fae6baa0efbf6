"""What tests draw: valid inputs only, and lists of them, since a list travels to the node as one batch."""

from hypothesis import strategies as st

from renderer.seeds import EDGES

CASES = 100  # the most cases that a property draws at a time


def cases(*strategies: st.SearchStrategy, most: int = CASES) -> st.SearchStrategy[list[tuple]]:
    """Draws a list of argument tuples for `Deployed.read_each`."""
    return st.lists(st.tuples(*strategies), min_size=1, max_size=most)


words = st.integers(0, 2**256 - 1)
"""Any uint256."""

seeds = st.sampled_from(EDGES) | words
"""Seeds, with those at the edges (none, all, or one bit set) often among them."""
