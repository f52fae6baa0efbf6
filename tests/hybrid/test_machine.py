"""The orchestrator against its model: any sequence of actions by anybody, honest or not, on the real chain."""

import pytest
from eth_utils import keccak
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from reference.hybrid import plate
from reference.hybrid.receipts import Receipt
from reference.seeding import seed
from scripts.chain.rpc import Revert
from tests.hybrid.model import MONTH, Model, Terms
from tests.hybrid.stage import (
    ADAPTER_FEE,
    BOND,
    CURATION,
    ETCHING,
    FEE,
    LEASE,
    NO_SALT,
    PLATFORM_FEE,
    PROMPT,
    SALT,
    WHOLE,
    WORKER_FEE,
    Stage,
    ascending,
    hash_of,
)
from tests.studio import REVEAL_BLOCKS

STATES = ("none", "open", "claimed", "staged", "minted", "refunded")  # by their numbers
NAMES = ("artist", "minter", "collector", "curator", "operator", "stranger")
MEMBERS = ("operator", "stranger", "collector")  # of the quorum, and the curators
TICKET_BLOCKS = REVEAL_BLOCKS - 1  # from a request to the block that draws

anybody = st.sampled_from(NAMES)
workers = st.sampled_from(("minter", "operator", "curator", "stranger"))
waits = st.sampled_from((1, LEASE // 2, LEASE - 1, LEASE, LEASE + 1, CURATION - 1, CURATION, MONTH + 1))
deadlines = st.sampled_from((LEASE - 1, LEASE, LEASE + 1, 2 * LEASE, 3 * CURATION))
fields = st.sampled_from((None, None, None, None, "prompt", "seed", "etching", "model", "adapter"))
voters = st.sampled_from((MEMBERS, MEMBERS[:2], MEMBERS[1:], MEMBERS[:1], (), ("minter", "operator")))


class Machine(RuleBasedStateMachine):
    stage: Stage
    curation: int

    def __init__(self) -> None:
        super().__init__()
        self.before = self.stage.rpc.call("evm_snapshot")
        self.people, self.rpc = self.stage.people, self.stage.rpc
        self.orchestrator = self.stage.orchestrator
        self.model = Model(
            Terms(WORKER_FEE, PLATFORM_FEE, BOND, LEASE, self.curation),
            self.people.curator,
            {1: FEE, 2: ADAPTER_FEE, 3: FEE},
            {entry: {self.people.artist: WHOLE} for entry in (1, 2, 3)},
            self.stage.now,
        )
        for worker in (self.people.minter, self.people.operator):
            self.model.workers.add(worker)
            self.stage.bonded.send("set_worker", worker, True, sender=self.people.artist)
        self.revealed: dict[int, bytes] = {}  # entropy by ticket
        self.sealed: dict[int, bool] = {}
        # So that a machine has something to do at once: one request in each of the three states that are not the end.
        for model, adapter, sealed in ((1, 2, True), (3, 0, False), (1, 0, False)):
            self.ask("collector", "stranger", model, adapter, 3 * CURATION, sealed, 0)
        for id in (1, 2):
            self.draw(self.model.requests[id].ticket)
            self.deposit("minter", BOND)
            self.attempt(self.model.claim(self.people.minter, id), "claim", id, sender="minter")
        self.bring(2, self.receipt(2, self.people.minter), self.people.minter, MEMBERS)

    def teardown(self) -> None:
        self.rpc.call("evm_revert", self.before)

    # The chain

    @rule(seconds=waits)
    def wait(self, seconds: int) -> None:
        self.stage.pass_time(seconds)
        self.model.now += seconds

    @rule(blocks=st.sampled_from((1, 4, REVEAL_BLOCKS)))
    def mine(self, blocks: int) -> None:
        self.rpc.call("anvil_mine", hex(blocks))

    @precondition(lambda self: self.in_state("open", "claimed", "staged"))
    @rule(data=st.data(), worker=st.sampled_from(("minter", "operator")), steps=st.integers(1, 5))
    def go_on(self, data: st.DataObject, worker: str, steps: int) -> None:
        """Takes the next steps of an honest worker, without which few machines would get far."""
        id = data.draw(st.sampled_from(self.in_state("open", "claimed", "staged")))
        request = self.model.requests[id]
        for _ in range(steps):
            if request.ticket not in self.revealed:
                self.draw(request.ticket)
            elif request.state == "open":
                self.deposit(worker, BOND)
                self.attempt(self.model.claim(self.account(worker), id), "claim", id, sender=worker)
            elif request.state == "claimed":
                self.bring(id, self.receipt(id, request.worker), request.worker, MEMBERS)
            elif request.state == "staged" and self.curation:
                said = self.stage.verdict(id, True, *map(self.account, MEMBERS))
                self.attempt(self.model.approve(id, True), "finalise_approved", *said, sender=worker)
            elif request.state == "staged":
                self.attempt(self.model.finalise(id), "finalise", id, sender=worker)

    # Asking

    @rule(
        caller=anybody,
        recipient=anybody,
        model=st.sampled_from((1, 1, 1, 3, 3, 2)),
        adapter=st.sampled_from((0, 0, 2, 3)),
        seconds=deadlines,
        sealed=st.booleans(),
        change=st.sampled_from((0, 0, 0, 0, 1, -1)),
    )
    def ask(
        self, caller: str, recipient: str, model: int, adapter: int, seconds: int, sealed: bool, change: int
    ) -> None:
        recipient, deadline = self.account(recipient), self.model.now + seconds
        paid = self.model.price(model, adapter) + change
        ticket = self.block() + 1 + TICKET_BLOCKS
        refusal = self.model.ask(self.account(caller), recipient, model, adapter, deadline, ticket, paid)
        words = ("", plate.commitment(SALT, PROMPT.encode())) if sealed else (PROMPT, bytes(32))
        order = (model, adapter, *words, "{}", recipient, deadline)
        self.attempt(refusal, "request", order, sender=caller, value=paid)
        if refusal is None:
            self.sealed[len(self.model.requests)] = sealed

    @precondition(lambda self: self.in_state("open"))
    @rule(data=st.data(), by_requester=st.booleans(), caller=anybody)
    def cancel(self, data: st.DataObject, by_requester: bool, caller: str) -> None:
        id = self.an_id(data, "open")
        account = self.model.requests[id].requester if by_requester else self.account(caller)
        self.attempt(self.model.cancel(account, id, self.block() + 1), "cancel", id, sender=account)

    @rule(data=st.data(), caller=anybody)
    def expire(self, data: st.DataObject, caller: str) -> None:
        id = self.an_id(data, "open", "claimed", "staged")
        self.attempt(self.model.expire(id), "expire", id, sender=caller)

    # Working

    @rule(caller=anybody, amount=st.sampled_from((0, 1, BOND - 1, BOND, 3 * BOND)))
    def deposit(self, caller: str, amount: int) -> None:
        self.model.deposit(self.account(caller), amount)
        self.attempt(None, "deposit", sender=caller, value=amount)

    @precondition(lambda self: self.in_state("open", "claimed"))
    @rule(data=st.data(), worker=workers)
    def claim(self, data: st.DataObject, worker: str) -> None:
        id = self.an_id(data, "open", "claimed")
        self.attempt(self.model.claim(self.account(worker), id), "claim", id, sender=worker)

    @precondition(lambda self: self.in_state("claimed"))
    @rule(data=st.data(), caller=anybody)
    def lapse(self, data: st.DataObject, caller: str) -> None:
        id = self.an_id(data, "claimed")
        self.attempt(self.model.lapse(id), "lapse", id, sender=caller)

    @precondition(lambda self: self.in_state("claimed"))
    @rule(data=st.data(), caller=anybody, wrong=fields, signer=workers, honest=st.booleans(), votes=voters)
    def fulfil(
        self,
        data: st.DataObject,
        caller: str,
        wrong: str | None,
        signer: str,
        honest: bool,
        votes: tuple[str, ...],
    ) -> None:
        id = self.an_id(data, "claimed")
        request = self.model.requests[id]
        worker = request.worker if honest and request.worker else self.account(signer)
        receipt = self.receipt(id, worker)
        if wrong:
            value = receipt.seed + 1 if wrong == "seed" else hash_of("wrong")
            receipt = receipt._replace(**{wrong: value})
        self.bring(id, receipt, worker if honest else self.account(signer), votes, wrong, caller)

    @rule(data=st.data(), caller=workers)
    def replay(self, data: st.DataObject, caller: str) -> None:
        """Brings one request's honest receipt, in all but its number, for another."""
        id, other = self.an_id(data, "claimed"), self.an_id(data, "staged", "minted", "claimed")
        if id == other:
            return
        worker = self.model.requests[id].worker or self.account(caller)
        receipt = self.receipt(other, worker)
        request = self.model.requests[id]
        # The seeds differ while the requests do; before they are drawn nothing is taken at all.
        wrong = "seed" if self.sealed[id] == self.sealed[other] else "prompt"
        refusal = self.model.fulfil(id, worker, request.ticket in self.revealed, wrong, proven=True)
        assert refusal
        proof = self.stage.signed(worker, receipt)
        moved = receipt._replace(request=id)
        self.attempt(refusal, "fulfil", moved, ETCHING, self.prompt(id), proof, sender=caller)

    # Choosing

    @precondition(lambda self: self.in_state("staged"))
    @rule(data=st.data(), caller=anybody)
    def finalise(self, data: st.DataObject, caller: str) -> None:
        id = self.an_id(data, "staged")
        self.attempt(self.model.finalise(id), "finalise", id, sender=caller)

    @precondition(lambda self: self.in_state("staged"))
    @rule(data=st.data(), caller=anybody, votes=voters, approved=st.booleans(), late=st.integers(-1, 1))
    def decide(self, data: st.DataObject, caller: str, votes: tuple[str, ...], approved: bool, late: int) -> None:
        id = self.an_id(data, "staged")
        expiry = self.model.now - late
        arguments = self.stage.verdict(id, approved, *map(self.account, votes), expiry=expiry)
        decided = self.enough(votes) and late <= 0
        action, function = (self.model.approve, "finalise_approved") if approved else (self.model.reject, "reject")
        self.attempt(action(id, decided), function, *arguments, sender=caller)

    # Taking

    @rule(caller=anybody, account=anybody, own=st.booleans())
    def withdraw(self, caller: str, account: str, own: bool) -> None:
        account = self.account(caller if own else account)
        self.attempt(self.model.withdraw(self.account(caller), account), "withdraw", account, sender=caller)

    @rule(caller=anybody, entry=st.sampled_from((1, 2, 3)), account=st.sampled_from(("artist", "stranger")))
    def withdraw_share(self, caller: str, entry: int, account: str) -> None:
        self.model.withdraw_share(entry, self.account(account))
        self.attempt(None, "withdraw_share", entry, self.account(account), sender=caller)

    # The owners'

    @rule(
        what=st.sampled_from(("worker", "admit", "pause", "retire")),
        worker=workers,
        entry=st.sampled_from((1, 2, 3)),
        on=st.booleans(),
    )
    def decree(self, what: str, worker: str, entry: int, on: bool) -> None:
        artist, account = self.people.artist, self.account(worker)
        if what == "worker":
            (self.model.workers.add if on else self.model.workers.discard)(account)
            self.stage.bonded.send("set_worker", account, on, sender=artist)
        elif what == "admit":
            (self.model.admitted.add if on else self.model.admitted.discard)(entry)
            self.orchestrator.send("admit", entry, on, sender=artist)
        elif what == "pause":
            self.model.paused = on
            self.stage.collection.send("set_paused", on, sender=artist)
        elif entry > 1:
            self.model.retired.add(entry)
            self.stage.models.send("retire", entry, sender=artist)

    # Agreement

    @invariant()
    def money_in_is_money_out_and_all_that_is_owed(self) -> None:
        accounts = [self.account(name) for name in NAMES]
        ids = sorted(self.model.requests)
        # All in one batch, since this is asked after every step.
        groups = (("owed", accounts), ("bonds", accounts), ("earned", (1, 2, 3)), ("work", ids))
        calls = [(function, one) for function, group in groups for one in group]
        balance, *answers = self.rpc.batch(
            [("eth_getBalance", (self.orchestrator.address, "latest"))]
            + [("eth_call", (self.reading(function, one), "latest")) for function, one in calls]
        )
        found = {
            call: self.orchestrator.decode(call[0], answer, 1) for call, answer in zip(calls, answers, strict=True)
        }
        owed, bonds, earned, works = ([found[function, one] for one in group] for function, group in groups)

        pots = self.model.pots
        assert owed == [pots["purse", one] for one in accounts]
        assert [count * BOND for count in bonds] == [pots["bond", one] for one in accounts]
        assert earned == [self.model.earned[entry] for entry in (1, 2, 3)]
        assert [STATES[work[0]] for work in works] == [self.model.requests[id].state for id in ids]
        # From the contract's own words: what it holds is what it owes, has as bonds, and was paid in advance.
        taken = sum(self.model.paid.values())
        prices = sum(pots["price", id] for id in ids)
        assert int(balance, 16) == self.model.held == sum(owed) + sum(bonds) * BOND + sum(earned) - taken + prices
        assert all(amount >= 0 for pot, amount in pots.items() if pot != ("outside",))

    @invariant()
    def works_are_minted_once_each(self) -> None:
        assert self.stage.collection.read("minted") == self.model.minted

    # What the rules share

    def attempt(self, refusal: str | None, function: str, *args: object, sender: str, value: int = 0) -> None:
        """Sends what is to work, and what is to be refused as well, and compares the reason."""
        sender = self.account(sender) if sender in NAMES else sender
        more = {"sender": sender, "value": value, "gas": 2_000_000}
        if refusal is None:
            self.orchestrator.send(function, *args, **more)
        else:
            with pytest.raises(Revert) as caught:
                self.orchestrator.send(function, *args, **more)
            assert caught.value.reason == refusal

    def reading(self, function: str, argument: object) -> dict[str, str]:
        return {"to": self.orchestrator.address, "data": self.orchestrator.encode(function, argument)}

    def receipt(self, id: int, worker: str) -> Receipt:
        """What an honest worker says of a request; any seed while it is not drawn."""
        request = self.model.requests[id]
        names = {0: bytes(32), 1: hash_of("Base"), 2: hash_of("Adapter"), 3: hash_of("Exact")}
        salt = SALT if self.sealed[id] else NO_SALT
        drawn = 0
        if request.ticket in self.revealed:
            drawn = seed.derive(self.revealed[request.ticket], self.orchestrator.address, id)
        return Receipt(
            request=id,
            model=names[request.model],
            adapter=names[request.adapter],
            prompt=plate.commitment(salt, PROMPT.encode()),
            parameters=hash_of("parameters"),
            seed=drawn,
            artifact=hash_of("artifact", id),
            cid=hash_of("cid", id),
            etching=keccak(ETCHING),
            worker=worker,
            environment=hash_of("environment"),
        )

    def block(self) -> int:
        return int(self.rpc.call("eth_blockNumber"), 16)

    def account(self, name: str) -> str:
        return getattr(self.people, name)

    def draw(self, ticket: int) -> None:
        """Reveals a ticket, and learns from the node what it drew."""
        behind = ticket + 1 - self.block()
        if behind > 0:
            self.rpc.call("anvil_mine", hex(behind))
        self.stage.notary.send("reveal", ticket)
        told = self.rpc.call("eth_getBlockByNumber", hex(ticket), False)
        self.revealed[ticket] = bytes.fromhex(told["hash"][2:])

    def bring(
        self,
        id: int,
        receipt: Receipt,
        signer: str,
        votes: tuple[str, ...],
        wrong: str | None = None,
        caller: str = "stranger",
    ) -> None:
        """Brings a receipt with a proof by these; `wrong` names the field that is not the request's."""
        request = self.model.requests[id]
        proof, proven = self.stage.signed(signer, receipt), signer == receipt.worker
        if request.model == 3:
            members = ascending(*map(self.account, votes))
            proof += b"".join(self.stage.agreed(member, receipt) for member in members)
            proven = proven and self.enough(votes)
        refusal = self.model.fulfil(id, receipt.worker, request.ticket in self.revealed, wrong, proven)
        self.attempt(refusal, "fulfil", receipt, ETCHING, self.prompt(id), proof, sender=caller)

    @staticmethod
    def enough(votes: tuple[str, ...]) -> bool:
        return len(votes) >= 2 and set(votes) <= set(MEMBERS)

    def prompt(self, id: int) -> str:
        return "" if self.sealed[id] else PROMPT

    def in_state(self, *states: str) -> list[int]:
        return [id for id, request in self.model.requests.items() if request.state in states]

    def an_id(self, data: st.DataObject, *states: str) -> int:
        """Draws a request, mostly one in a state in which something can become of it."""
        likely = self.in_state(*states)
        everyone = st.sampled_from(sorted(self.model.requests))
        return data.draw(st.sampled_from(likely) | st.sampled_from(likely) | everyone if likely else everyone)


@pytest.mark.parametrize("has_curators", [False, True])
def test_the_orchestrator_does_what_its_model_does(standing, still, has_curators):
    class OnThisChain(Machine):
        pass

    OnThisChain.stage = standing[has_curators]
    OnThisChain.curation = CURATION if has_curators else 0
    run_state_machine_as_test(OnThisChain, settings=settings(max_examples=10, stateful_step_count=40))
