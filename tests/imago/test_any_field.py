"""Imago on fields that no latent gives: it draws what the reference does, within its room."""

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
from tests.contour.fields import CROWDED, answering, hostile
from tests.generators.test_identity import MAX_SVG_BYTES

SIDE = 64
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


# A seed for every pattern on every ground.
LOOKS = {
    (shared.pattern, shared.ground): seed for seed in map(numbered, range(2_000)) for shared in [look.look(seed)]
}


@pytest.fixture(scope="module")
def drawer(rpc: Rpc) -> Deployed:
    """Imago, with a Dreamer that dreams whatever lies at SOURCE."""
    source = (build.CONTRACTS / "imago" / "Dreamer.vy").read_text()
    texts = {"contracts/imago/Dreamer.vy": source, "contracts/imago/field.vy": FIELD}
    dreamer = deploy_contract(rpc, build.emitted(texts))
    return deploy_contract(rpc, build.contract("Imago"), dreamer.address)


@settings(max_examples=40)
@given(fields=st.lists(hostile, min_size=4, max_size=4), seed=st.sampled_from(sorted(LOOKS.values())))
@example(fields=[CROWDED] * 4, seed=LOOKS[0, look.HALO])
def test_any_field_is_drawn_alike_and_in_its_room(drawer, fields, seed):
    drawer.rpc.call("anvil_setCode", SOURCE, answering(fields))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reference.imago.field.fields", lambda *_: fields)
        expected = imago.svg(seed)
    assert len(expected) <= MAX_SVG_BYTES
    assert drawer.read("svg", seed, gas=GAS) == expected
