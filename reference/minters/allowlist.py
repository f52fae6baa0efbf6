"""Makes an allowlist's tree: what an artist needs to open a sale, and a collector to buy in it.

The tree is OpenZeppelin's StandardMerkleTree: leaves in ascending order at the end of a heap, the root at its top.
"""

from reference.minters import merkle


class Allowlist:
    """The tree of a list of accounts and how many works each may mint. ValueError for an empty list."""

    def __init__(self, allowances: dict[str, int]) -> None:
        if not allowances:
            raise ValueError("allowlist: nobody on it")
        leaves = sorted(merkle.leaf(account, allowance) for account, allowance in allowances.items())
        self.allowances = {account.lower(): allowance for account, allowance in allowances.items()}
        # heap[i] stands over heap[2 * i + 1] and heap[2 * i + 2].
        self.heap = [b""] * (len(leaves) - 1) + leaves[::-1]
        for i in reversed(range(len(leaves) - 1)):
            self.heap[i] = merkle.pair(self.heap[2 * i + 1], self.heap[2 * i + 2])

    @property
    def root(self) -> bytes:
        return self.heap[0]

    def proof(self, account: str) -> list[bytes]:
        """The sister nodes from the account's leaf up. KeyError for an account that is not on the list."""
        place = self.heap.index(merkle.leaf(account, self.allowances[account.lower()]))
        sisters = []
        while place > 0:
            sisters.append(self.heap[place + 1 if place % 2 else place - 1])
            place = (place - 1) // 2
        return sisters
