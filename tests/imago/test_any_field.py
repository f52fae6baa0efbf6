"""Imago on fields that no latent gives: it draws what the reference does, within its room."""

from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reference.generators import imago
from reference.imago import look
from renderer.seeds import seed as numbered
from scripts.chain import build
from scripts.chain.contract import Deployed
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Rpc
from tests.contour.fields import packed, patches, ringed
from tests.generators.test_identity import MAX_SVG_BYTES

SIDE = 64
WORD_BYTES = 32
MOST = 255  # of a sample
GAS = 60_000_000  # noise has a thousand crumbs, which are followed though not drawn: latents give none
SOURCE = "0x000000000000000000000000000000000000f1e1"

# In the place of contracts/imago/field.vy: whatever lies at SOURCE.
FIELD = f"""# pragma version 0.4.3
from . import network

WORDS: constant(uint256) = {SIDE * SIDE // 16}

interface Source:
    def fields() -> uint256[WORDS][network.OUTPUTS]: view

@view
def _fields(gains: int256[network.GAINS], offsets: int256[network.OFFSETS]) -> uint256[WORDS][network.OUTPUTS]:
    return staticcall Source({SOURCE}).fields()
"""


def combs(seed: int) -> list[int]:
    """Teeth on one bar: the longest contour there is."""
    gap, bar = Random(seed).randint(2, 4), Random(seed).randrange(SIDE)
    return ringed([MOST if i % SIDE % gap or i // SIDE == bar else 0 for i in range(SIDE * SIDE)])


grids = (
    st.builds(
        patches,
        st.integers(0, 2**32),
        st.sampled_from([1, 2, 3, 5, 9]),
        st.lists(st.integers(0, MOST), min_size=1, max_size=4) | st.just([0, MOST]),
    )
    | st.builds(combs, st.integers(0, 2**32))
    | st.sampled_from([ringed([MOST] * SIDE * SIDE), [0] * SIDE * SIDE])
)
# A seed for every pattern on every ground.
LOOKS = {
    (shared.pattern, shared.ground): seed for seed in map(numbered, range(2_000)) for shared in [look.look(seed)]
}
CROWDED = patches(1, 3, [0, MOST])  # every level fills the page


@pytest.fixture(scope="module")
def drawer(rpc: Rpc) -> Deployed:
    """Imago, with a Dreamer that dreams whatever lies at SOURCE."""
    source = (build.CONTRACTS / "imago" / "Dreamer.vy").read_text()
    texts = {"contracts/imago/Dreamer.vy": source, "contracts/imago/field.vy": FIELD}
    dreamer = deploy_contract(rpc, build.emitted(texts))
    return deploy_contract(rpc, build.contract("Imago"), dreamer.address)


def code_of(data: bytes) -> str:
    """Code that answers every call with `data`, which follows it."""
    length, start = len(data).to_bytes(3, "big").hex(), 16
    # PUSH3 length, PUSH1 start, PUSH1 0, CODECOPY, PUSH3 length, PUSH1 0, RETURN
    return f"0x62{length}60{start:02x}60003962{length}6000f3{data.hex()}"


@settings(max_examples=40)
@given(fields=st.lists(grids, min_size=4, max_size=4), seed=st.sampled_from(sorted(LOOKS.values())))
@example(fields=[CROWDED] * 4, seed=LOOKS[0, look.HALO])
def test_any_field_is_drawn_alike_and_in_its_room(drawer, fields, seed):
    data = b"".join(word.to_bytes(WORD_BYTES, "big") for field in fields for word in packed(field))
    drawer.rpc.call("anvil_setCode", SOURCE, code_of(data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reference.imago.field.fields", lambda *_: fields)
        expected = imago.svg(seed)
    assert len(expected) <= MAX_SVG_BYTES
    assert drawer.read("svg", seed, gas=GAS) == expected
