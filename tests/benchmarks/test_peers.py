"""The peers encode as Python does, and are measured beside us. Skipped where npm cannot bring them."""

import base64
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.benchmarks import peers
from scripts.chain import npm
from scripts.chain.build import Contract
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc
from tests.strategies import cases

MAX_BYTES = 200
ENCODED = {"conus", "openzeppelin", "solady"}
MINTED = {"conus", "erc721a", "openzeppelin", "solady"}
COMPUTED = {"conus", "naive_vyper", "naive_solidity", "naive_solidity_unchecked"}
TOKEN_FIGURES = {"mint.first", "mint.each_further", "owner_of.max", "transfer.max"}


@pytest.fixture(scope="module")
def fetched() -> None:
    try:
        npm.install(peers.FOLDER, *peers.PINS)
    except npm.NpmError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def compiled(fetched: None) -> dict[str, Contract]:
    return peers.compiled(via_ir=False)


@pytest.fixture(scope="module")
def encoder(rpc: Rpc, compiled: dict[str, Contract]) -> Callable[[str], Deployed]:
    known = {peer: deploy(rpc, compiled[name]) for peer, name in peers.ENCODERS.items()}
    return known.__getitem__


@pytest.mark.parametrize("peer", peers.ENCODERS)
@settings(max_examples=10)
@given(drawn=cases(st.binary(max_size=MAX_BYTES)))
def test_a_peer_encodes_as_python_does(encoder: Callable[[str], Deployed], peer: str, drawn: list) -> None:
    answers = encoder(peer).read_each("gas_of_base64", drawn)
    assert [text for text, _ in answers] == [base64.b64encode(data).decode() for (data,) in drawn]


def test_every_peer_is_measured_and_so_are_we(rpc: Rpc, fetched: None) -> None:
    figures = peers.measure(rpc)
    encoded = {f"peers.{peer}.base64.gas_per_char" for peer in ENCODED}
    minted = {f"peers.{peer}.{figure}" for peer in MINTED for figure in TOKEN_FIGURES}
    computed = {f"peers.{peer}.dense.gas_per_mac" for peer in COMPUTED}
    assert set(figures) == encoded | minted | computed
    assert figures["peers.conus.base64.gas_per_char"] < figures["peers.solady.base64.gas_per_char"] / 2
    assert figures["peers.conus.mint.each_further"] < figures["peers.solady.mint.each_further"] / 10
    assert figures["peers.conus.transfer.max"] < figures["peers.erc721a.transfer.max"] / 5
    # The backward scan: a cold read of a word for each work but the first.
    assert figures["peers.erc721a.owner_of.max"] > (peers.LONGEST - 1) * 2_100
    assert figures["peers.conus.dense.gas_per_mac"] < figures["peers.naive_solidity_unchecked.dense.gas_per_mac"] / 10
