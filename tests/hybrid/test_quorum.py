"""Proof by agreement: two of three members, and all the ways to be fewer."""

import pytest
from eth_utils import keccak

from scripts.chain.rpc import Revert
from tests.hybrid.stage import ETCHING, PROMPT, ascending, hash_of
from tests.studio import ZERO

EXACT_MODEL = 3


@pytest.fixture
def members(people):
    """The three members in the order in which they have to sign."""
    return ascending(people.operator, people.stranger, people.collector)


@pytest.fixture
def worker(people):
    """Anyone may work where others vouch for it."""
    return people.artist


@pytest.fixture
def receipt(stage, worker):
    id = stage.ask(model=EXACT_MODEL)
    stage.draw(id)
    stage.claim(id, worker)
    return stage.receipt(id)


@pytest.fixture
def bring(stage, people):
    def bring_it(receipt, *signatures, etching=ETCHING):
        return stage.orchestrator.send(
            "fulfil", receipt, etching, PROMPT, b"".join(signatures), sender=people.curator
        )

    return bring_it


def test_enough_members_who_agree_prove_a_receipt(stage, worker, receipt, members, bring):
    agreed = [stage.agreed(member, receipt) for member in members]
    own = stage.signed(worker, receipt)
    before = stage.rpc.call("evm_snapshot")
    for pair in ([0, 1], [0, 2], [1, 2]):
        bring(receipt, own, *(agreed[i] for i in pair))
        stage.rpc.call("evm_revert", before)
        before = stage.rpc.call("evm_snapshot")
    bring(receipt, own, *agreed)


def test_quorum_tricks_prove_nothing(stage, people, worker, receipt, members, bring):
    own = stage.signed(worker, receipt)
    a, b, c = (stage.agreed(member, receipt) for member in members)
    outside = {who: stage.agreed(who, receipt) for who in (people.artist, people.minter, people.curator)}
    between = ascending(*members, people.minter).index(people.minter)
    for what, proof in {
        "nobody": [],
        "no member": [own],
        "one of two": [own, a],
        "one twice": [own, a, a],
        "one twice among two": [own, a, b, b],
        "out of order": [own, b, a],
        "all but out of order": [own, a, c, b],
        "members without the worker": [a, b],
        "a member in the worker's place": [a, b, c],
        "the worker last": [a, b, own],
        "a stranger for the second": [own, *sorted([a, outside[people.minter]])],
        "a stranger among enough": [own, *[a, b, c][:between], outside[people.minter], *[a, b, c][between:]],
        "strangers alone": [own, *outside.values()],
        "no signature for the second": [own, bytes(65), a],
        "no signature among enough": [own, a, b, bytes(65)],
        "members who signed the receipt": [own, *(stage.signed(member, receipt) for member in members)],
        "a byte short": [own, a, b[:-1]],
        "a byte long": [own, a, b, b"\0"],
        "too many": [own, *[a] * 17],
    }.items():
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, *proof)
            pytest.fail(what)
    bring(receipt, own, a, b)


@pytest.mark.parametrize("field", ["parameters", "artifact", "cid"])
def test_members_agree_on_the_bits(stage, worker, receipt, members, bring, field):
    changed = receipt._replace(**{field: hash_of("other bits")})
    agreed = [stage.agreed(members[0], receipt), stage.agreed(members[1], changed)]
    for one in (receipt, changed):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(one, stage.signed(worker, one), *agreed)


def test_an_agreement_is_of_one_quorum_and_one_orchestrator(stage, worker, receipt, members, bring):
    own = stage.signed(worker, receipt)
    for where in ({"quorum": stage.curation.address}, {"orchestrator": stage.curation.address}):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(receipt, own, *(stage.agreed(member, receipt, **where) for member in members))


def test_nobody_puts_another_etching_under_members_signatures(stage, people, worker, receipt, members, bring):
    """Members don't sign the etching, which is fitted in floating point: the worker does."""
    agreed = [stage.agreed(member, receipt) for member in members]
    other = receipt._replace(etching=keccak(b"blank"))
    for thief in (people.curator, *members):
        with pytest.raises(Revert, match="orchestrator: not proven"):
            bring(other, stage.signed(thief, other), *agreed, etching=b"blank")
    bring(receipt, stage.signed(worker, receipt), *agreed)


def test_who_left_vouches_no_more_and_who_came_does(stage, people, worker, receipt, members, bring):
    own = stage.signed(worker, receipt)
    proof = [own, *(stage.agreed(member, receipt) for member in members[:2])]
    stage.quorum.send("set_members", [members[0], members[2], people.curator], 2, sender=people.artist)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, *proof)
    assert [stage.quorum.read("is_member", one) for one in (*members, people.curator)] == [True, False, True, True]
    newcomers = ascending(members[0], people.curator)
    bring(receipt, own, *(stage.agreed(member, receipt) for member in newcomers))


def test_a_higher_threshold_holds_at_once(stage, people, worker, receipt, members, bring):
    own = stage.signed(worker, receipt)
    agreed = [stage.agreed(member, receipt) for member in members]
    stage.quorum.send("set_members", members, 3, sender=people.artist)
    with pytest.raises(Revert, match="orchestrator: not proven"):
        bring(receipt, own, *agreed[:2])
    bring(receipt, own, *agreed)


def test_the_list_of_members_is_its_owners(stage, people, members):
    for contract in (stage.quorum, stage.curation):
        with pytest.raises(Revert, match="ownership: not the owner"):
            contract.send("set_members", members, 1, sender=people.operator)
        assert list(contract.read("members")) == [people.operator, people.stranger, people.collector]
        assert contract.read("threshold") == 2


@pytest.mark.parametrize(
    ("size", "threshold", "reason"),
    [
        (3, 0, "ballot: threshold out of range"),
        (3, 4, "ballot: threshold out of range"),
        (0, 0, "ballot: threshold out of range"),
        (0, 1, "ballot: threshold out of range"),
    ],
)
def test_a_threshold_is_reachable_and_not_nothing(stage, people, members, size, threshold, reason):
    with pytest.raises(Revert, match=reason):
        stage.quorum.send("set_members", members[:size], threshold, sender=people.artist)


def test_a_member_is_somebody_and_is_listed_once(stage, people, members):
    with pytest.raises(Revert, match="ballot: zero address"):
        stage.quorum.send("set_members", [ZERO], 1, sender=people.artist)
    with pytest.raises(Revert, match="ballot: a member twice"):
        stage.quorum.send("set_members", [members[0], members[1], members[0]], 2, sender=people.artist)
    stage.quorum.send("set_members", members[::-1], 1, sender=people.artist)  # the same ones again


def test_there_are_as_many_as_sixteen_members(stage, people, deploy):
    many = [f"0x{i:040x}" for i in range(1, 18)]
    stage.quorum.send("set_members", many[:16], 16, sender=people.artist)
    with pytest.raises(Revert):
        stage.quorum.send("set_members", many, 16, sender=people.artist)
