"""Sends a worker's transactions: several at a time, each written down before it is sent, and looked after until it
is deep in the chain.

What the node has lost is handed to it again, what waits too long offers more under the same number, and what a
reorganisation drops is sent anew. So an answer that is lost, or an end at any moment, costs nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scripts.chain.account import Account, bumped, fees
from scripts.chain.errors import NodeError, UserError
from scripts.chain.rpc import Revert, RpcError
from scripts.chain.terminal import ether

from .ledger import Ledger, Sent, sent

BUMP_BLOCKS = 4  # a transaction that waits so long offers more
MOST_DOUBLINGS = 8  # of the blocks to wait after a transaction that was refused
LOST_LOOKS = 5  # at a used number that none of our versions has, before it is given up
FILLER = "filler"  # what takes a number that nothing else has, so that later ones can come through
TRANSFER_GAS = 21_000
USED = "nonce too low"  # as nodes say it
SENT = "transactions.sent"
BUMPED = "transactions.bumped"
FAILED = "transactions.failed"

Tell = Callable[[str], None]


class Outbox:
    """The transactions of one account, by keys that say what each is for; a key has one at a time on its way."""

    def __init__(self, account: Account, ledger: Ledger, tell: Tell) -> None:
        self._account = account
        self._ledger = ledger
        self._tell = tell

    def waits(self, key: str) -> bool:
        """Tells whether a transaction with this key is on its way."""
        return bool(self._ledger.transactions("waiting", key))

    def post(self, key: str, transaction: dict[str, Any], head: int, behind: bool = False) -> bool:
        """Sends a transaction unless one with this key is on its way; tells whether it is a new one.

        After one that came through and was refused, it waits a while, each time for longer.

        Args:
            behind: whether it needs what is on its way before it. Not every node can say what it would come to then;
                where that is refused, it is to be sent later.

        Raises Revert when it would be refused now, and UserError when the account cannot pay for it.
        """
        waiting = self._ledger.transactions("waiting")
        if any(one.key == key for one in waiting):
            return False
        failed = [one.block or 0 for one in self._ledger.transactions("failed", key)]
        if failed and head < max(failed) + 2 ** min(len(failed), MOST_DOUBLINGS):
            return False
        nonce = max([self._account.nonce(), *(one.nonce + 1 for one in waiting)])
        fields = self._filled(transaction, nonce, "pending" if behind else "latest")
        one = sent(key, fields, self._account.sign_fields(fields), head)
        self._ledger.put_transaction(one)
        self._ledger.count(SENT)
        self._hand_over(one)
        return True

    def tend(self, head: int) -> None:
        """Looks after everything that is on its way."""
        waiting = self._ledger.transactions("waiting")
        if not waiting:
            return
        used = self._account.nonce("latest")
        for one in waiting:
            if one.nonce < used:
                self._settle(one)
        waiting = [one for one in waiting if one.nonce >= used]
        if not waiting:
            return
        if waiting[0].nonce > used and self._account.nonce() == used:
            self._fill(used, head)
        rpc = self._account.rpc
        known = rpc.batch(("eth_getTransactionByHash", (one.versions[-1][0],)) for one in waiting)
        for one, there in zip(waiting, known, strict=True):
            if not there:
                self._hand_over(one)
        if waiting[0].nonce == used and head - waiting[0].begun >= BUMP_BLOCKS:
            self._bump(waiting, head)

    def cancel(self, keys: str, head: int) -> None:
        """Puts nothing in the place of what is on its way under keys that begin so."""
        for one in self._ledger.transactions("waiting"):
            if one.key.startswith(keys):
                nothing = {"to": self._account.address, "value": 0, "data": b"", "gas": TRANSFER_GAS}
                self._replace(replace(one, key=FILLER), one.fee_fields() | nothing, head)

    def _filled(self, transaction: dict[str, Any], nonce: int, block: str) -> dict[str, Any]:
        """Fills a transaction in; raises UserError where the account holds too little."""
        account = self._account
        try:
            fields = account.fill(transaction, nonce, block)
        except Revert:
            raise
        except RpcError as error:
            if "insufficient" in str(error).lower():
                raise poor(account) from error
            raise
        cost = fields["value"] + fields["gas"] * fields.get("max_fee", fields.get("gas_price", 0))
        if account.balance() < cost:
            raise poor(account, cost)
        return fields

    def _hand_over(self, one: Sent) -> None:
        """Gives the newest version to the node; what it does not take now, it is given again at the next look."""
        hash_, raw = one.versions[-1]
        try:
            self._account.rpc.call("eth_sendRawTransaction", raw)
        except NodeError:
            pass  # it may have it or not: the next look tells
        except RpcError as error:
            if USED in str(error).lower():
                return  # another version was faster: the next look tells
            if not self._account.rpc.call("eth_getTransactionByHash", hash_) and str(error) not in one.told:
                self._tell(f"{one.key}: the node does not take transaction {one.nonce} yet: {error}")
                self._ledger.put_transaction(replace(one, told=[*one.told, str(error)]))

    def _settle(self, one: Sent) -> None:
        """Writes down what became of a transaction whose number is used."""
        rpc = self._account.rpc
        receipts = rpc.batch(("eth_getTransactionReceipt", (hash_,)) for hash_, _ in one.versions)
        receipt = next(filter(None, receipts), None)
        if receipt is None:
            lost = one.missed + 1 >= LOST_LOOKS
            self._ledger.put_transaction(replace(one, missed=one.missed + 1, state="lost" if lost else "waiting"))
            if lost:
                self._tell(f"{one.key}: something else was sent as transaction {one.nonce}")
            return
        state = "mined" if int(receipt["status"], 16) else "failed"
        if state == "failed":
            self._ledger.count(FAILED)
            self._tell(f"{one.key}: transaction {receipt['transactionHash']} came too late, and was refused")
        self._ledger.put_transaction(replace(one, state=state, block=int(receipt["blockNumber"], 16)))

    def _bump(self, waiting: list[Sent], head: int) -> None:
        """Has everything that has waited too long offer more, the first number first."""
        for one in waiting:
            if head - one.begun < BUMP_BLOCKS:
                continue
            self._ledger.count(BUMPED)
            self._replace(one, one.fee_fields(), head)

    def _replace(self, one: Sent, fields: dict[str, Any], head: int) -> None:
        """Signs a transaction again under the same number, at a better price, and sends it."""
        fields = bumped(fields, fees(self._account.rpc))
        signed = self._account.sign_fields(fields)
        again = sent(one.key, fields, signed, head)
        again = replace(one, fields=again.fields, versions=[*one.versions, list(signed)], begun=head)
        self._ledger.put_transaction(again)
        self._hand_over(again)

    def _fill(self, nonce: int, head: int) -> None:
        """Takes a number that was never used, as after a reorganisation that dropped what is no longer known."""
        account = self._account
        fields = account.fill({"to": account.address, "data": "0x"}, nonce)
        one = sent(FILLER, fields, account.sign_fields(fields), head)
        self._ledger.put_transaction(one)
        self._hand_over(one)


def poor(account: Account, cost: int | None = None) -> UserError:
    """Says that an account cannot pay."""
    needs = f", and {ether(cost)} may be needed" if cost else ", which is too little"
    return UserError(f"{account.address} holds {ether(account.balance())} ether{needs}: send it some, and go on")
