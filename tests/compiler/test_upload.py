"""An upload breaks off anywhere and is taken up again; the same data is sent once, whoever asks for it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from reference.neural import network
from reference.neural.model import Model, ModelError
from reference.storage import archive as archives
from scripts.benchmarks.proxy import breaking
from scripts.chain import account as account_module
from scripts.chain import anvil, build, durable, effects
from scripts.chain.account import Account
from scripts.chain.contract import Deployed, wait
from scripts.chain.deployments import Deployments
from scripts.chain.errors import NodeError, UserError
from scripts.chain.plan import Step
from scripts.chain.rpc import Rpc
from scripts.chain.storage import ARCHIVE, Data
from scripts.compiler import estimate as estimating
from scripts.compiler import readback, upload, vector
from scripts.compiler.compiled import Compiled, compiled
from scripts.compiler.estimate import estimate
from scripts.compiler.readback import OnChain
from scripts.compiler.source import PREFIX
from scripts.verify_model import compare
from tests.neural import networks
from tests.scripts.ledger import account_at, use_up

WIDE = np.random.default_rng(5).integers(-128, 128, (70, 50))


def model(first: int = 1) -> Model:
    """A network with one layer in data, and one in its code."""
    small = [[first, *range(69)], *([each] * 70 for each in (-1, 3, -2, 1))]
    layers = networks.dense(WIDE, name="wide", shift=8), networks.dense(small, inputs=("wide",), name="small")
    return networks.model(*layers, shape=(50,), low=-128, high=127)


@pytest.fixture(scope="module")
def made() -> Compiled:
    return compiled(model())


@pytest.fixture(autouse=True)
def impatience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Silent nodes are given up at once."""
    monkeypatch.setattr(account_module, "LOOK_SECONDS", 0.01)


def send(made: Compiled, account: Account, record: Deployments) -> tuple[str, list[str]]:
    outcomes: list[str] = []
    address = upload.upload(made, account, record, lambda key, outcome, entry: outcomes.append(outcome))
    return address, outcomes


def assert_runs(made: Compiled, rpc: Rpc, address: str) -> None:
    deployed = Deployed(rpc, address, made.contract.abi)
    given = np.arange(50) - 30
    assert list(deployed.read("forward", given.tolist())) == network.run(made.model, given).tolist()
    assert all(each.equal for each in readback.read(made, OnChain(rpc, address)))


def test_a_second_upload_sends_nothing(made: Compiled, account: Account, record: Deployments):
    address, outcomes = send(made, account, record)
    assert outcomes == ["deployed"] * 3
    assert_runs(made, account.rpc, address)
    sent = account.nonce()
    assert send(made, account, record) == (address, ["there already"] * 3)
    assert account.nonce() == sent


def test_data_on_the_chain_is_used_even_where_no_record_tells_of_it(
    made: Compiled, account: Account, record: Deployments, tmp_path: Path
):
    send(made, account, record)
    elsewhere = Deployments(tmp_path / "other.json", 31337)
    elsewhere.put(ARCHIVE, record.get(ARCHIVE))
    _, outcomes = send(made, account, elsewhere)
    assert outcomes == ["there already", "there already", "deployed"]


def test_a_changed_model_goes_beside_the_earlier_one(made: Compiled, account: Account, record: Deployments):
    first, _ = send(made, account, record)
    changed = compiled(model(2))
    assert upload.earlier(made, record) == [] and upload.earlier(changed, record) == [first]
    second, outcomes = send(changed, account, record)
    assert outcomes == ["there already", "there already", "deployed"]
    assert_runs(made, account.rpc, first)
    assert_runs(changed, account.rpc, second)


@pytest.mark.parametrize(("last", "delivers"), [(1, True), (2, True), (2, False), (3, False)])
def test_an_upload_goes_on_where_the_node_fell_silent(
    made: Compiled, url: str, account: Account, record: Deployments, last: int, delivers: bool
):
    with breaking(url, last, delivers) as proxy:
        broken = account_at(proxy.url)
        broken.rpc.timeout = 0.3
        with pytest.raises(NodeError):
            send(made, broken, record)
    address, outcomes = send(made, account, record)
    assert len(outcomes) == 3
    assert_runs(made, account.rpc, address)
    assert account.nonce() == 3


def test_data_whose_number_was_used_up_meanwhile_is_sent_under_the_next(
    made: Compiled, url: str, account: Account, record: Deployments
):
    with breaking(url, 2, False) as proxy:
        broken = account_at(proxy.url)
        broken.rpc.timeout = 0.3
        with pytest.raises(NodeError):
            send(made, broken, record)
    use_up(account)
    address, _ = send(made, account, record)
    assert_runs(made, account.rpc, address)
    assert account.nonce() == 4


def test_data_that_waits_to_be_mined_is_not_sent_again(
    made: Compiled, account: Account, record: Deployments, monkeypatch: pytest.MonkeyPatch
):
    def lose_patience(*_: object) -> None:
        raise NodeError("not mined yet")

    def mine(rpc: Rpc, *waited_for: object) -> list[dict[str, object]]:
        rpc.call("evm_mine")
        rpc.call("evm_setAutomine", True)
        return wait(rpc, *waited_for)

    durable.carry_out([Step(ARCHIVE, build.contract(ARCHIVE))], account, record, lambda *_: None)
    account.rpc.call("evm_setAutomine", False)
    monkeypatch.setattr(effects, "wait", lose_patience)
    with pytest.raises(NodeError):
        send(made, account, record)
    monkeypatch.setattr(effects, "wait", mine)
    address, outcomes = send(made, account, record)
    assert outcomes == ["there already", "deployed", "deployed"]
    assert account.nonce() == 3
    assert_runs(made, account.rpc, address)


def test_an_archive_that_came_to_the_chain_unseen_is_not_counted_as_missing(
    made: Compiled, account: Account, record: Deployments
):
    durable.carry_out([Step(ARCHIVE, build.contract(ARCHIVE))], account, record, lambda *_: None)
    entry = record.get(ARCHIVE)
    entry.block = None  # as where the run that sent it was killed while it waited
    record.put(ARCHIVE, entry)
    cost = estimate(made)
    assert upload.gas_missing(made, cost, record, account.rpc) == sum(cost.data) + cost.network


def test_the_estimate_is_what_the_chain_then_takes(made: Compiled, account: Account, record: Deployments):
    cost = estimate(made)
    assert upload.gas_missing(made, cost, record, account.rpc) == cost.archive + sum(cost.data) + cost.network
    send(made, account, record)
    (content,) = made.network.data
    taken = [record.get(key).gas_used for key in (ARCHIVE, Data(content).key, upload.key(made))]
    assert [cost.archive, *cost.data, cost.network] == pytest.approx(taken, rel=0.01)
    assert upload.gas_missing(made, cost, record, account.rpc) == 0
    assert cost.macs == 70 * 50 + 5 * 70 and cost.fits


def test_a_network_that_no_transaction_could_deploy_is_refused(made: Compiled, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(estimating, "READ_GAS", 10**6)
    with pytest.raises(ModelError, match="^estimate: a transaction can use 1,000,000 gas, and deploying net would"):
        estimate(made)


@pytest.fixture(scope="module")
def chain(made: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rpc, str]]:
    """A chain with the network on it, and the network's address."""
    with anvil.running() as url:
        record = Deployments(tmp_path_factory.mktemp("chain") / "31337.json", 31337)
        address, _ = send(made, account_at(url), record)
        yield Rpc(url), address


def recoded(rpc: Rpc, address: str, old: bytes, new: bytes) -> None:
    code = bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])
    assert code.count(old) == 1
    rpc.call("anvil_setCode", address, "0x" + code.replace(old, new).hex())


def test_weights_are_read_back_from_code_and_from_data(made: Compiled, chain: tuple[Rpc, str]):
    rpc, address = chain
    found = readback.read(made, OnChain(rpc, address))
    assert [each.in_data for each in found] == [True, False]
    assert all((each.weights == each.layer.weights).all() and each.starts_equal for each in found)
    assert readback.hash_of(made, found) == OnChain(rpc, address).hash == made.hash


@pytest.mark.parametrize("layer", ["wide", "small"])
def test_one_other_weight_on_the_chain_is_found(made: Compiled, chain: tuple[Rpc, str], layer: str):
    rpc, address = chain
    before = rpc.call("evm_snapshot")
    if layer == "wide":
        (content,) = made.network.data
        place = OnChain(rpc, address).places[0]
        at = len(content) - 1  # the last weight
        changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        rpc.call("anvil_setCode", place, "0x" + (PREFIX + changed).hex())
    else:
        word = readback.dense_words(made.model.layer("small"), made.model.layer("small").lanes)[0][40]
        size = -(-word.bit_length() // 8)
        recoded(rpc, address, word.to_bytes(size, "big"), (word + 1).to_bytes(size, "big"))
    found = {each.layer.name: each for each in readback.read(made, OnChain(rpc, address))}
    rpc.call("evm_revert", before)
    assert [name for name, each in found.items() if not each.equal] == [layer]
    assert (found[layer].weights != found[layer].layer.weights).sum() == 1
    assert readback.hash_of(made, list(found.values())) != made.hash


def test_one_other_bias_in_the_code_is_found(made: Compiled, chain: tuple[Rpc, str]):
    rpc, address = chain
    before = rpc.call("evm_snapshot")
    layer = made.model.layer("small")
    (start,) = vector.starts(layer, made.network.plan.layers["small"])
    size = -(-start.bit_length() // 8)
    recoded(rpc, address, start.to_bytes(size, "big"), (start + 1).to_bytes(size, "big"))
    found = readback.read(made, OnChain(rpc, address))
    rpc.call("evm_revert", before)
    assert [each.equal for each in found] == [True, False]
    assert (found[1].weights == layer.weights).all()
    assert readback.hash_of(made, found) is None


def test_a_model_that_was_changed_after_the_upload_is_told(
    made: Compiled, chain: tuple[Rpc, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    rpc, address = chain
    compare(made, OnChain(rpc, address), address, tmp_path)
    assert capsys.readouterr().out.count("  equal") == 5
    with pytest.raises(UserError, match=f"^{address} carries the model {made.hash}, .* it was changed after"):
        compare(compiled(model(2)), OnChain(rpc, address), address, tmp_path)


def test_a_missing_data_contract_is_told(made: Compiled, chain: tuple[Rpc, str]):
    rpc, address = chain
    before = rpc.call("evm_snapshot")
    rpc.call("anvil_setCode", OnChain(rpc, address).places[0], "0x")
    try:
        with pytest.raises(UserError, match="^the weights at 0x[0-9a-f]{40} are missing$"):
            readback.read(made, OnChain(rpc, address))
    finally:
        rpc.call("evm_revert", before)


def test_what_is_no_network_is_told(chain: tuple[Rpc, str], made: Compiled):
    rpc, address = chain
    with pytest.raises(UserError, match="^there is no contract at "):
        OnChain(rpc, "0x" + "12" * 20)
    for other in (OnChain(rpc, address).places[0], archives.write("0x" + "11" * 20, b"")):
        with pytest.raises(UserError):
            OnChain(rpc, other)
