"""What a token should do, said as plainly as possible: every work has its own entry, and nothing is packed.

Each action answers with the reason for which the contract is to refuse it, or with None and is done.
"""

from tests.studio import ZERO

MAX_BATCH = 256
NO_WORK = "erc721: no such work"


class Model:
    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.paused = False
        self.owners: dict[int, str | None] = {}  # None for a burnt work
        self.batches: list[range] = []
        self.approved: dict[int, str] = {}
        self.operators: set[tuple[str, str]] = set()

    def owner(self, id: int) -> str | None:
        return self.owners.get(id)

    def balance(self, account: str) -> int:
        return sum(owner == account for owner in self.owners.values())

    @property
    def minted(self) -> int:
        return len(self.owners)

    @property
    def supply(self) -> int:
        return sum(owner is not None for owner in self.owners.values())

    def mint(self, receiver: str, quantity: int) -> str | None:
        if receiver == ZERO:
            return "erc721: zero address"
        if quantity == 0:
            return "erc721: empty batch"
        if quantity > MAX_BATCH:
            return "erc721: batch too large"
        if self.paused:
            return "supply: minting is paused"
        if self.minted + quantity > self.cap:
            return "supply: sold out"
        batch = range(self.minted + 1, self.minted + 1 + quantity)
        self.batches.append(batch)
        self.owners |= dict.fromkeys(batch, receiver)
        return None

    def approve(self, caller: str, account: str, id: int) -> str | None:
        owner = self.owner(id)
        if owner is None:
            return NO_WORK
        if caller != owner and (owner, caller) not in self.operators:
            return "erc721: not yours to approve"
        self.approved[id] = account
        return None

    def set_operator(self, caller: str, operator: str, allowed: bool) -> None:
        (self.operators.add if allowed else self.operators.discard)((caller, operator))

    def transfer(self, caller: str, sender: str, receiver: str, id: int) -> str | None:
        if receiver == ZERO:
            return "erc721: zero address"
        if reason := self._refusal(caller, id):
            return reason
        if self.owner(id) != sender:
            return "erc721: not the holder"
        self.owners[id] = receiver
        self.approved.pop(id, None)
        return None

    def burn(self, caller: str, id: int) -> str | None:
        if reason := self._refusal(caller, id):
            return reason
        self.owners[id] = None
        self.approved.pop(id, None)
        return None

    def set_cap(self, cap: int) -> str | None:
        if cap < self.minted:
            return "supply: cap below what is minted"
        self.cap = cap
        return None

    def _refusal(self, caller: str, id: int) -> str | None:
        owner = self.owner(id)
        if owner is None:
            return NO_WORK
        if caller not in (owner, self.approved.get(id)) and (owner, caller) not in self.operators:
            return "erc721: not yours to move"
        return None
