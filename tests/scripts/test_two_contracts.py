"""A piece of two contracts: `ape run deploy` brings both, and `ape run verify` looks at both."""

from collections.abc import Iterator

import pytest
from eth_utils import keccak

from scripts.chain import build
from scripts.chain.contract import Deployed
from tests.scripts.conftest import Desk, desk_with
from tests.scripts.proxy import breaking

PIECE = "Imago"
PART = "dreamer"
FIRST = ["CommitReveal", "Scribe", f"{PIECE}.{PART}"]
KEYS = [*FIRST, f"{PIECE}.generator", f"{PIECE}.collection", f"{PIECE}.minter"]


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which a deploy was broken off between the two contracts, and taken up again."""
    with desk_with(tmp_path_factory.mktemp("desk")) as desk:
        with breaking(desk.url, len(FIRST), True) as proxy:
            assert desk.run("deploy", "--piece", PIECE, "--timeout", "1", url=proxy.url).status == 1
        assert desk.created() == len(FIRST)
        outcome = desk.run("deploy", "--piece", PIECE)
        assert outcome.status == 0, outcome.said
        yield desk


def test_a_deploy_goes_on_where_it_was_broken_off_between_them(mended: Desk):
    record = mended.record()
    assert mended.created() == len(KEYS)
    generator = Deployed(mended.rpc, record.address(f"{PIECE}.generator"), build.contract(PIECE).abi)
    assert generator.read(PART) == record.address(f"{PIECE}.{PART}")


def test_verify_looks_at_the_part_that_the_generator_names(mended: Desk):
    record = mended.record()
    collection, part = record.address(f"{PIECE}.collection"), record.address(f"{PIECE}.{PART}")
    outcome = mended.run("verify", collection)
    assert outcome.status == 0, outcome.said
    assert outcome.said.count(" bytes of code  equal") == len(KEYS) - 1  # a minter is not what draws

    code = mended.rpc.call("eth_getCode", part, "latest")
    mended.rpc.call("anvil_setCode", part, code[:-2] + f"{int(code[-2:], 16) ^ 1:02x}")
    outcome = mended.run("verify", collection)
    mended.rpc.call("anvil_setCode", part, code)
    assert outcome.status == 1
    assert outcome.said.count("differs from this build") == 1


def test_verify_says_when_the_generator_names_no_part(mended: Desk):
    record = mended.record()
    generator = record.address(f"{PIECE}.generator")
    code = mended.rpc.call("eth_getCode", generator, "latest")
    selector = keccak(text=f"{PART}()")[:4].hex()
    assert code.count(selector) == 1
    mended.rpc.call("anvil_setCode", generator, code.replace(selector, "ffffffff"))
    outcome = mended.run("verify", record.address(f"{PIECE}.collection"))
    mended.rpc.call("anvil_setCode", generator, code)
    assert outcome.status == 1
    assert "Dreamer          is not named by Imago" in outcome.said
