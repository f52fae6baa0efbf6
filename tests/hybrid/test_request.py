"""`ape run request`: what is asked for, and what is told before anything is paid."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.benchmarks.studio import Place
from scripts.chain.account import Account
from scripts.chain.errors import NodeError
from scripts.chain.rpc import RpcError
from scripts.chain.terminal import ether
from scripts.request import DAY_SECONDS
from tests.hybrid.counter import ASKER
from tests.hybrid.typed import *  # noqa: F403  (fixtures)
from tests.hybrid.typed import Run, address, fails

ASKING = ("--prompt", "a lake", "--account", f"TEST::{ASKER}", "--yes")


def price(place: Place) -> int:
    return place.board.orchestrator.read("quote", 1, 0)


@pytest.fixture
def refuse_third(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has the third transaction refused with a sentence."""

    def refuse(sentence: str) -> None:
        real, sent = Account.submit, []

        def submit(account, signed):
            sent.append(signed)
            if len(sent) == 3:
                raise RpcError(sentence)
            real(account, signed)

        monkeypatch.setattr(Account, "submit", submit)

    return refuse


def test_who_cannot_pay_is_told_what_it_takes(place: Place, run: Run):
    whole = 2 * price(place)
    for held, needs in (
        (0, f"{ether(whole)} ether and gas"),
        (whole - 1, f"{ether(whole)} ether and gas"),
        (whole, r"0\.\d+ ether"),
    ):
        place.rpc.call("anvil_setBalance", address(place, ASKER), hex(held))
        told = f"{address(place, ASKER)} holds {ether(held)} ether on ethereum:local, and this needs {needs}\n"
        fails(run("request", *ASKING, "--count", "2"), told)
    assert place.board.requests() == 0


def test_parameters_that_the_bundled_model_does_not_take_are_not_paid_for(place: Place, run: Run):
    refused = run("request", *ASKING, "--parameters", '{"steps": 3}')
    fails(refused, "nobody would take this order: this model takes no parameters")
    assert place.board.requests() == 0
    assert run("request", *ASKING, "--parameters", "{}").exit_code == 0


def test_parameters_of_bytes_that_are_no_text_are_told(run: Run):
    fails(run("request", *ASKING, "--parameters", '{"a": "\udcff"}'), "the parameters are no JSON object")


def test_a_day_counts_from_now_on_a_chain_that_slept(place: Place, run: Run):
    place.rpc.call("evm_increaseTime", 2 * DAY_SECONDS)
    outcome = run("request", *ASKING)
    assert outcome.exit_code == 0, outcome.output


def test_what_a_model_takes_that_is_not_at_hand_is_left_to_its_workers(place: Place, run: Run):
    place.atelier.register(name="Elsewhere", weights=bytes(31) + b"1")
    assert run("request", *ASKING, "--model", "Elsewhere", "--parameters", '{"steps": 3}').exit_code == 0
    assert place.board.requests() == 1


def test_an_adapter_brings_its_model_along(place: Place, run: Run):
    mine = place.atelier.register(name="Mine", weights=bytes(31) + b"1")
    ink = place.atelier.register(name="Ink", weights=bytes(31) + b"2", parent=mine)
    for options in (("--adapter", "Ink"), ("--adapter", str(ink), "--model", "Mine")):
        assert run("request", *ASKING, *options).exit_code == 0
        work = place.board.work(place.board.requests())
        assert (work.model, work.adapter) == (mine, ink)
    for options, sentence in (
        (("--adapter", "Ink", "--model", "Veduta"), "Ink is an adapter of Mine: ask for --model Mine"),
        (("--adapter", "Oil", "--model", "Mine"), f"there is no adapter Oil to ask for; there are: {ink} Ink"),
        (("--adapter", "Oil", "--model", "Veduta"), "there is no adapter Oil to ask for; there are: none"),
        (("--adapter", "Mine"), "there is no adapter Mine to ask for"),
        (("--model", "Ink"), f"there is no model Ink to ask for; there are: 1 Veduta, {mine} Mine"),
    ):
        fails(run("request", *ASKING, *options), sentence)
    assert place.board.requests() == 2


def test_an_account_that_another_program_uses_is_told_with_what_was_sent(place: Place, run: Run, refuse_third):
    refuse_third("replacement transaction underpriced")
    told = f"2 of 5 were sent: another program sends from {address(place, ASKER)}; --account names another"
    fails(run("request", *ASKING, "--count", "5"), told)
    assert place.board.requests() == 2


@pytest.mark.parametrize("sentence", ["the pool is full", "transaction underpriced"])
def test_how_many_were_sent_is_told_whatever_the_chain_refuses(place: Place, run: Run, refuse_third, sentence: str):
    refuse_third(sentence)
    fails(run("request", *ASKING, "--count", "5"), f"2 of 5 were sent: the chain refused: {sentence}")


def test_how_many_were_sent_is_told_where_a_node_is_silent(place: Place, run: Run, monkeypatch: pytest.MonkeyPatch):
    real, signed = Account.sign, []

    def sign(account, asked):
        if len(signed) == 2:
            raise NodeError("no node answers")
        signed.append(real(account, asked))
        return signed[-1]

    monkeypatch.setattr(Account, "sign", sign)
    fails(run("request", *ASKING, "--count", "5"), "2 of 5 were sent: no node answers\n")


def test_sealed_words_are_left_nowhere_by_who_cannot_pay(place: Place, run: Run, tmp_path: Path):
    place.rpc.call("anvil_setBalance", address(place, ASKER), "0x0")
    fails(run("request", *ASKING, "--sealed"), "and this needs")
    assert not (tmp_path / "studio").exists()
