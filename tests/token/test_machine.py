"""The token against its model: any sequence of actions by anybody, on the real chain."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from scripts.chain.contract import Deployed
from scripts.chain.rpc import Revert
from tests.studio import SUPPLY, ZERO, People
from tests.token.model import MAX_BATCH, Model

NAMES = ("artist", "collector", "curator", "operator", "stranger")
anybody = st.sampled_from(NAMES)
receivers = st.sampled_from((*NAMES, "nobody"))

# Batches at their bounds, or small ones that make many borders.
quantities = st.sampled_from((0, 1, 2, 3, 100, 254, 255, MAX_BATCH, MAX_BATCH + 1)) | st.integers(1, 20)


class Machine(RuleBasedStateMachine):
    collection: Deployed
    people: People

    def __init__(self) -> None:
        super().__init__()
        self.model = Model(SUPPLY)
        self.before = self.collection.rpc.call("evm_snapshot")
        self.touched: list[int] = []

    def teardown(self) -> None:
        self.everything_agrees()
        self.collection.rpc.call("evm_revert", self.before)

    # Actions

    @rule(receiver=receivers, quantity=quantities)
    def mint(self, receiver: str, quantity: int) -> None:
        receiver = self.account(receiver)
        first_id = self.model.minted + 1
        refusal = self.model.mint(receiver, quantity)
        self.attempt(refusal, "mint", receiver, quantity, sender=self.people.minter)
        if refusal is None:
            self.touched = [first_id - 1, first_id, self.model.minted, self.model.minted + 1]

    @precondition(lambda self: self.model.minted)
    @rule(data=st.data(), caller=anybody, receiver=receivers, lies=st.booleans(), safely=st.booleans())
    def transfer(self, data: st.DataObject, caller: str, receiver: str, lies: bool, safely: bool) -> None:
        id = self.an_id(data)
        caller, receiver = self.account(caller), self.account(receiver)
        sender = receiver if lies else self.model.owner(id) or ZERO
        refusal = self.model.transfer(caller, sender, receiver, id)
        function = "safeTransferFrom" if safely else "transferFrom"
        self.attempt(refusal, function, sender, receiver, id, sender=caller)

    @precondition(lambda self: self.model.minted)
    @rule(data=st.data(), receiver=anybody)
    def transfer_by_its_holder(self, data: st.DataObject, receiver: str) -> None:
        id = self.an_id(data)
        if owner := self.model.owner(id):
            refusal = self.model.transfer(owner, owner, self.account(receiver), id)
            self.attempt(refusal, "transferFrom", owner, self.account(receiver), id, sender=owner)

    @precondition(lambda self: self.model.minted)
    @rule(data=st.data(), caller=anybody)
    def burn(self, data: st.DataObject, caller: str) -> None:
        id = self.an_id(data)
        self.attempt(self.model.burn(self.account(caller), id), "burn", id, sender=self.account(caller))

    @precondition(lambda self: self.model.minted)
    @rule(data=st.data(), caller=anybody, account=receivers)
    def approve(self, data: st.DataObject, caller: str, account: str) -> None:
        id = self.an_id(data)
        caller, account = self.account(caller), self.account(account)
        self.attempt(self.model.approve(caller, account, id), "approve", account, id, sender=caller)

    @rule(caller=anybody, operator=anybody, allowed=st.booleans())
    def set_operator(self, caller: str, operator: str, allowed: bool) -> None:
        caller, operator = self.account(caller), self.account(operator)
        self.model.set_operator(caller, operator, allowed)
        self.attempt(None, "setApprovalForAll", operator, allowed, sender=caller)

    @rule(paused=st.booleans())
    def pause(self, paused: bool) -> None:
        self.model.paused = paused
        self.attempt(None, "set_paused", paused, sender=self.people.artist)

    @rule(cap=st.integers(0, 2 * SUPPLY))
    def set_cap(self, cap: int) -> None:
        self.attempt(self.model.set_cap(cap), "set_max_supply", cap, sender=self.people.artist)

    # Agreement

    @invariant()
    def counts_agree(self) -> None:
        read = self.collection.read
        assert (read("minted"), read("totalSupply"), read("max_supply"), read("paused")) == (
            self.model.minted,
            self.model.supply,
            self.model.cap,
            self.model.paused,
        )
        accounts = [self.account(name) for name in NAMES]
        balances = self.collection.read_each("balanceOf", [(account,) for account in accounts])
        assert balances == [self.model.balance(account) for account in accounts]

    @invariant()
    def what_was_touched_agrees(self) -> None:
        self.works_agree(self.touched)

    def everything_agrees(self) -> None:
        self.works_agree(range(self.model.minted + 2))
        for batch in self.model.batches:
            alive = [(id,) for id in batch if self.model.owner(id)]
            assert len(set(self.collection.read_each("ticketOf", alive))) <= 1

    def works_agree(self, ids) -> None:
        owners = self.collection.try_each("ownerOf", [(id,) for id in ids])
        approved = self.collection.try_each("getApproved", [(id,) for id in ids])
        for id, owner, account in zip(ids, owners, approved, strict=True):
            if self.model.owner(id):
                assert owner == self.model.owner(id), id
                assert account == self.model.approved.get(id, ZERO), id
            else:
                assert isinstance(owner, Revert) and isinstance(account, Revert), id

    # Helpers

    def attempt(self, refusal: str | None, function: str, *args: object, sender: str) -> None:
        """Sends what is to work; calls what is to be refused, and compares the reason."""
        if refusal is None:
            self.collection.send(function, *args, sender=sender)
        else:
            with pytest.raises(Revert) as caught:
                self.collection.read(function, *args, sender=sender)
            assert caught.value.reason == refusal

    def account(self, name: str) -> str:
        return ZERO if name == "nobody" else getattr(self.people, name)

    def an_id(self, data: st.DataObject) -> int:
        """Draws an id, more often at the borders of batches and buckets than elsewhere."""
        borders = [id for batch in self.model.batches for id in (batch[0], batch[-1])]
        drawn = data.draw(
            st.sampled_from([*borders, 254, 255, 256, 509, 510, 511]) | st.integers(0, self.model.minted + 1)
        )
        self.touched = [drawn, max(drawn - 1, 0), drawn + 1]
        return drawn


def test_the_token_does_what_its_model_does(collection, people):
    class OnThisChain(Machine):
        pass

    OnThisChain.collection, OnThisChain.people = collection, people
    run_state_machine_as_test(OnThisChain, settings=settings(max_examples=25, stateful_step_count=40))
