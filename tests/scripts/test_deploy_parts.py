"""A piece of several contracts, and of data: `ape run deploy` brings it all, and `ape run verify` looks at it all."""

from collections.abc import Iterator

import pytest
from eth_utils import keccak

from reference.storage import archive
from scripts.benchmarks.proxy import breaking
from scripts.chain import build, manifest, plan
from scripts.chain.contract import Deployed
from scripts.chain.storage import Data
from tests.scripts.conftest import Desk, desk_with

PIECE = "Persona"
ANYONE = "0x" + "11" * 20


def steps() -> plan.Plan:
    return plan.steps([manifest.load()[PIECE]], ANYONE)


def data() -> list[int]:
    """Where in the plan data stands."""
    return [at for at, step in enumerate(steps()) if isinstance(step, Data)]


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at which a deploy was killed between two contracts of data, and taken up again."""
    with desk_with(tmp_path_factory.mktemp("desk")) as desk:
        with breaking(desk.url, data()[1] + 1, True) as proxy:
            process = desk.start("deploy", "--piece", PIECE, url=proxy.url)
            assert proxy.silent.wait(60)
            process.kill()
            process.communicate()
        assert sent(desk) < data()[-1]
        outcome = desk.run("deploy", "--piece", PIECE)
        assert outcome.status == 0, outcome.said
        assert outcome.said.count("there already") >= data()[1]
        yield desk


def sent(desk: Desk) -> int:
    """How many transactions the artist has sent."""
    sender = desk.rpc.call("eth_accounts")[0]
    return int(desk.rpc.call("eth_getTransactionCount", sender, "latest"), 16)


def deployed(desk: Desk, key: str, name: str) -> Deployed:
    return Deployed(desk.rpc, desk.record().address(key), build.contract(name).abi)


def test_a_deploy_that_was_killed_between_data_goes_on_and_sends_nothing_twice(mended: Desk):
    assert sent(mended) == len(steps()) + 1  # a minter's role
    record, generator = mended.record(), deployed(mended, f"{PIECE}.generator", PIECE)
    assert generator.read("sampler") == record.address(f"{PIECE}.sampler")
    assert generator.read("cutter") == record.address(f"{PIECE}.cutter")
    assert deployed(mended, f"{PIECE}.cutter", "Cutter").read("decoder") == record.address(f"{PIECE}.decoder")
    for name in ("Sampler", "Decoder"):
        places = deployed(mended, f"{PIECE}.{name.lower()}", name).read("weights")
        codes = [bytes.fromhex(mended.rpc.call("eth_getCode", place, "latest")[2:]) for place in places]
        assert codes == [archive.READER + content for content in build.contract(name).data]


def test_verify_looks_at_all_parts_and_all_data(mended: Desk):
    record = mended.record()
    collection = record.address(f"{PIECE}.collection")
    outcome = mended.run("verify", collection)
    assert outcome.status == 0, outcome.said
    assert outcome.said.count(" bytes of code  equal") == 7  # a minter is not what draws, nor is the archive
    assert outcome.said.count(" bytes of data  equal") == 2

    cutter, selector = record.address(f"{PIECE}.cutter"), keccak(text="decoder()")[:4].hex()
    longer, missing = (record.address(steps()[at].key) for at in data()[:2])
    codes = {place: mended.rpc.call("eth_getCode", place, "latest") for place in (cutter, longer, missing)}
    assert codes[cutter].count(selector) == 1
    mended.rpc.call("anvil_setCode", cutter, codes[cutter].replace(selector, "ffffffff"))
    mended.rpc.call("anvil_setCode", longer, codes[longer] + "00")
    mended.rpc.call("anvil_setCode", missing, "0x")
    outcome = mended.run("verify", collection)
    assert outcome.status == 1
    assert outcome.said.count("bytes of code  differs from this build") == 1
    assert outcome.said.count("bytes of data  differs from this build") == 1
    assert f"Sampler          {missing}  has no data" in outcome.said
    assert "Decoder          is not named by Cutter" in outcome.said
