"""What a collection of works that are made off chain needs on a chain, in which order."""

from collections.abc import Callable, Iterable
from typing import Any

from . import build
from .contract import NOBODY, Deployed
from .effects import Call
from .errors import UserError
from .hybrids import QUORUM, TOTAL_BPS, Hybrid, Model
from .plan import NOTARY, SCRIBE, Addresses, Plan, Step, joined, needed
from .registry import MODELS, Entry, registry_at
from .rpc import Rpc

COLOPHON = "Colophon"  # one serves all of a chain, with what draws
OWN = ("BondedWorker", "Quorum", "Curation", "HybridCollection", "Orchestrator")  # of each collection


def steps(hybrids: Iterable[Hybrid], artist: str) -> Plan:
    """Lists what the collections need, each step after those it builds on.

    Args:
        artist: the address that deploys: it owns the contracts, works and is paid unless the manifest says otherwise.
    """
    hybrids = list(hybrids)
    built = build.contracts(NOTARY, SCRIBE, MODELS, COLOPHON, *OWN) if hybrids else {}
    plan: Plan = []
    for hybrid in hybrids:
        plan += [Step(name, built[name]) for name in (NOTARY, SCRIBE, MODELS)]
        plan += needed(COLOPHON, COLOPHON, built[COLOPHON])
        plan += _contracts(hybrid, artist, built)
        plan += [_listed(hybrid, worker) for worker in hybrid.workers or [artist]]
        for model in _parents_first(hybrid):
            plan += [_registered(hybrid, model, artist), _admitted(hybrid, model, artist)]
    return joined(plan)


def key_of(hybrid: Hybrid, model: Model) -> str:
    """Returns the key of a model's registration in the deployments."""
    return f"{hybrid.name}.model.{model.name}"


def _contracts(hybrid: Hybrid, artist: str, built: dict[str, build.Contract]) -> list[Step]:
    name, payee = hybrid.name, hybrid.payee or artist
    curated = hybrid.curation_seconds > 0

    def collection(addresses: Addresses) -> tuple[Any, ...]:
        makers = (addresses[COLOPHON], addresses[SCRIBE])
        about = (hybrid.title, hybrid.symbol, hybrid.description)
        return (*about, *makers, hybrid.supply, payee, hybrid.royalty_bps)

    def orchestrator(addresses: Addresses) -> tuple[Any, ...]:
        makers = (addresses[MODELS], addresses[f"{name}.collection"], addresses[NOTARY])
        curation = addresses[f"{name}.curation"] if curated else NOBODY
        money = (payee, hybrid.worker_fee, hybrid.platform_fee, hybrid.bond)
        return (*makers, curation, *money, hybrid.lease_seconds, hybrid.curation_seconds)

    members, curators = list(hybrid.members), list(hybrid.curators or [artist])
    made = [Step(f"{name}.workers", built["BondedWorker"])]
    if members:
        made.append(Step(f"{name}.quorum", built["Quorum"], lambda _: (members, hybrid.quorum)))
    if curated:
        made.append(Step(f"{name}.curation", built["Curation"], lambda _: (curators, hybrid.threshold)))
    made.append(Step(f"{name}.collection", built["HybridCollection"], collection))
    made.append(Step(f"{name}.orchestrator", built["Orchestrator"], orchestrator, grants=f"{name}.collection"))
    return made


def _listed(hybrid: Hybrid, worker: str) -> Call:
    """The listing of a worker."""
    target = f"{hybrid.name}.workers"

    def asks(addresses: Addresses, rpc: Rpc) -> bool:
        return _at(rpc, addresses[target], "BondedWorker").read("is_worker", worker)

    key = f"{hybrid.name}.worker.{worker[2:10]}"
    return Call(key, target, "BondedWorker", "set_worker", lambda *_: (worker, True), asks, (target,))


def _registered(hybrid: Hybrid, model: Model, artist: str) -> Call:
    """The registration of a model."""
    entry, needs = _entry(hybrid, model, artist)

    def asks(addresses: Addresses, rpc: Rpc) -> bool:
        return registry_at(rpc, addresses[MODELS]).number(entry(addresses, rpc), artist) is not None

    return Call(key_of(hybrid, model), MODELS, MODELS, "register", entry, asks, needs)


def _admitted(hybrid: Hybrid, model: Model, artist: str) -> Call:
    """The orchestrator's admission of a model that is registered."""
    entry, needs = _entry(hybrid, model, artist)
    target = f"{hybrid.name}.orchestrator"

    def number(addresses: Addresses, rpc: Rpc) -> int:
        found = registry_at(rpc, addresses[MODELS]).number(entry(addresses, rpc), artist)
        if found is None:
            raise UserError(f"the node does not show the entry of {model.name} yet: try again in a while")
        return found

    def asks(addresses: Addresses, rpc: Rpc) -> bool:
        return _at(rpc, addresses[target], "Orchestrator").read("admitted", number(addresses, rpc))

    key = f"{key_of(hybrid, model)}.admission"
    needs = (*needs, target, key_of(hybrid, model))
    return Call(key, target, "Orchestrator", "admit", lambda *where: (number(*where), True), asks, needs)


def _entry(hybrid: Hybrid, model: Model, artist: str) -> tuple[Callable[[Addresses, Rpc], Entry], tuple[str, ...]]:
    """What makes a model's entry, and the keys of what it needs."""
    weights, statement = model.digest(), model.statement_hash()
    verifier = f"{hybrid.name}.quorum" if model.proof == QUORUM else f"{hybrid.name}.workers"
    parent = hybrid.models[model.parent] if model.parent else None
    upper, more = _entry(hybrid, parent, artist) if parent else (None, ())
    authors = tuple(model.authors.items()) or ((hybrid.payee or artist, TOTAL_BPS),)

    def make(addresses: Addresses, rpc: Rpc) -> Entry:
        number = registry_at(rpc, addresses[MODELS]).number(upper(addresses, rpc), artist) if upper else 0
        return Entry(
            kind=model.kind,
            weights=weights,
            architecture=model.architecture,
            name=model.name,
            parent=number or 0,
            licence=model.licence,
            statement=statement,
            statement_uri=model.statement_uri,
            authors=authors,
            fee=model.fee,
            verifier=addresses[verifier],
        )

    return make, (MODELS, verifier, *((key_of(hybrid, parent),) if parent else ()), *more)


def _parents_first(hybrid: Hybrid) -> list[Model]:
    return sorted(hybrid.models.values(), key=lambda model: model.parent is not None)


def _at(rpc: Rpc, address: str, name: str) -> Deployed:
    return Deployed(rpc, address, build.contract(name).abi)
