"""The registry of models on a chain: what an entry is made of, and which one it is."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from .build import contract
from .contract import Deployed
from .rpc import Rpc

MODELS = "Models"  # its key in the deployments: one serves all of a chain


class Entry(NamedTuple):
    """An entry, its fields in the order in which the registry takes them; as in contracts/interfaces/IModels.vyi."""

    kind: int
    weights: bytes
    architecture: str
    name: str
    parent: int
    licence: str
    statement: bytes
    statement_uri: str
    authors: tuple[tuple[str, int], ...]
    fee: int
    verifier: str


@dataclass(frozen=True)
class Registry:
    """The registry at an address."""

    deployed: Deployed

    def entries(self) -> list[tuple[Entry, str, bool]]:
        """Returns all entries by their numbers, from 1 on, each with its registrar and whether it is retired."""
        numbers = range(1, self.deployed.read("entries") + 1)
        found: list[tuple[Any, ...]] = self.deployed.read_each("entry", [(number,) for number in numbers])
        return [(Entry(*entry), registrar, retired) for *entry, registrar, retired in found]

    def number(self, entry: Entry, registrar: str) -> int | None:
        """Returns the number of an entry that an account has registered; None when it has not."""
        for number, (known, by, _) in enumerate(self.entries(), 1):
            if known == entry and by == registrar:
                return number
        return None


def registry_at(rpc: Rpc, address: str) -> Registry:
    """Returns the registry at an address."""
    return Registry(Deployed(rpc, address, contract(MODELS).abi))
