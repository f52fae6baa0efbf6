"""What a tokenURI can take at most: a piece that might take more than a call can use is refused."""

import pytest

from scripts.chain import build, plan
from scripts.chain.errors import UserError
from scripts.chain.rpc import READ_GAS
from scripts.compiler import worst
from scripts.compiler.worst import CALLS, DRAWING_GAS, URI_GAS, Worst, check

LONGEST = "N" * 64, "S", "D" * 512  # title, symbol and description of a collection
MOST_SVG_BYTES = 24_576
TRAITS = 9


def test_a_tokenuri_takes_no_more_than_its_bound_beside_its_drawing(deploy, rpc, accounts):
    echo, notary, scribe = deploy("EchoGenerator", MOST_SVG_BYTES, TRAITS), deploy("CommitReveal"), deploy("Scribe")
    makers = (echo.address, notary.address, scribe.address)
    collection = deploy("Collection", *LONGEST, *makers, 1, accounts[0], 0)
    collection.send("set_minter", accounts[0], True)
    collection.send("mint", accounts[0], 1)
    rpc.call("anvil_mine", "0x6")
    notary.send("reveal", collection.read("ticketOf", 1))
    drawing = echo.gas("svg", collection.read("seedOf", 1), execution=True)
    assert URI_GAS * 4 // 5 < collection.gas("tokenURI", 1) - drawing < URI_GAS


def test_gas_that_calls_keep_back_counts_where_it_is_more_than_the_uri():
    given = Worst(sampler=40_000_000, decoder=0)
    assert given.gas == -(-(40_000_000 + DRAWING_GAS) * 64**CALLS // 63**CALLS) > 41_500_000 + DRAWING_GAS


def test_a_piece_that_fits_to_the_last_gas_is_let_through_and_one_past_it_is_refused():
    room = READ_GAS - DRAWING_GAS - URI_GAS
    check("Dream", Worst(sampler=room // 4, decoder=room - room // 4))
    with pytest.raises(UserError) as refused:
        check("Dream", Worst(sampler=room // 4, decoder=room - room // 4 + 1))
    (sentence,) = refused.value.args
    assert sentence.startswith("a tokenURI of Dream could need 16,777,217 gas")
    assert f"a call can use {READ_GAS:,}" in sentence and f"{room // 4:,} is its sampler's" in sentence
    assert sentence.endswith("give the flow fewer steps, the networks fewer units, or the grid fewer columns")


def test_the_piece_that_dreams_fits_and_is_refused_where_a_call_can_use_less(monkeypatch):
    steps = plan.needed("Persona", "Persona.generator", build.contract("Persona"))
    most: list[int] = []
    monkeypatch.setattr(worst, "check", lambda name, found: most.append(found.gas))
    plan.rehearse(steps, worst.check_pieces)
    assert READ_GAS // 2 < most[0] <= READ_GAS
    monkeypatch.undo()
    monkeypatch.setattr(worst, "READ_GAS", most[0] - 1)
    with pytest.raises(UserError, match=f"^a tokenURI of Persona could need {most[0]:,} gas"):
        plan.rehearse(steps, worst.check_pieces)
