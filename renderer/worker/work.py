"""A batch of jobs, from words to files in the store. What the store has is not made again, and nothing is made twice.

    jobs/<key>.json         {"job", "made", "fed", "environment"}, or {"job", "refused"}
    hindrances/<key>.json   {"why"}

The first comes last: as long as it is not there, whatever was written before it is no more than blocks that nobody
asks for, and the job is made from its beginning. The second tells whoever wants the job why it was not made this
time; it decides nothing, since the next try may do better.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

import numpy as np
from eth_hash.auto import keccak

from reference import canonical
from renderer.etching.fit import fit

from . import cid, gate, makers, metadata, pinning, png, prompts, weights, wholeness
from .job import Job, Made
from .makers import Maker
from .refusal import Hindered, Refused, reason
from .store import Store
from .studio import Studio

JOBS, LOOKS, FAILURES, HINDRANCES = "jobs", "looks", "failures", "hindrances"
TRIES = 3  # after which a request that a model fails on is left to a person
SIGNING = "signing"  # the studio's own certificate, in its folder

log = logging.getLogger(__name__)
_makers: dict[tuple[str, ...], Maker] = {}  # weights are read once a process


def work(jobs: Sequence[Job], studio: Studio) -> list[Made | Refused]:
    """Makes jobs of one model, and returns what came of each; ValueError where they are of several.

    Raises Hindered when the studio cannot work now, and whatever a model raises for a job that it fails on; but only
    once all others are made.
    """
    if len({job.model for job in jobs}) > 1:
        raise ValueError("work: a batch has one model")
    found = {job: outcome(job, studio.store) for job in jobs}
    fresh, trouble = [], None
    for job in [job for job, known in found.items() if known is None]:
        try:
            check(job, studio)
            fresh.append(job)
        except Refused as refused:
            log.info("request %d is refused: %s", job.request, refused)
            studio.store.note({"job": job.json(), "refused": str(refused)}, JOBS, job.key, once=True)
            found[job] = refused
        except Hindered as hindered:
            trouble = hindered
            _hinder([job], hindered, studio.store)
    made, failure = _each(_cut(fresh, studio.batch), studio)
    if failure or trouble:
        raise failure or trouble
    return [(found | made)[job] for job in jobs]


def outcome(job: Job, store: Store) -> Made | Refused | None:
    """Returns what came of a job, if it was done; Hindered when the store cannot be read."""
    record = store.recall(JOBS, job.key)
    if record is None:
        return None
    return Refused(record["refused"]) if "refused" in record else Made.of(record["made"])


def trouble(job: Job, store: Store) -> tuple[str, bool] | None:
    """Says why a job was not made when it was tried last, and whether its model failed on it and may do better."""
    if hindrance := store.recall(HINDRANCES, job.key):
        return str(hindrance.get("why")), False
    failed = store.recall(*_failures(job))
    if failed and failed["times"] < TRIES:  # after that `check` says so
        return f"its model failed on it {failed['times']} of {TRIES} times ({failed['error']})", True
    return None


def try_again(job: Job, store: Store) -> None:
    """Forgets what kept a job from being made: that may be gone."""
    store.forget(HINDRANCES, job.key)


def check(job: Job, studio: Studio) -> None:
    """Raises Refused when a job will never be made, and Hindered when it cannot be now; its seed plays no part."""
    fed(job, studio)
    if studio.credentials:
        from . import credentials  # noqa: F401  (Hindered without what they need)
    failed = studio.store.recall(*_failures(job))
    if failed and failed["times"] >= TRIES:
        why = f"request {job.request} failed {failed['times']} times ({failed['error']})"
        raise Hindered(f"work: {why}: see to it and remove {studio.store.path(*_failures(job))}")
    blocked = prompts.blocklist(studio.blocklist)(prompts.clean(job.prompt))
    if blocked:
        raise Refused(f"prompts: {blocked}")


def fed(job: Job, studio: Studio) -> dict[str, Any]:
    """Says all that a model is given for a job; a sealed prompt's salt too, or the hash would betray the words."""
    return maker(job.model, studio).fed(job) | ({"salt": job.salt} if job.salt else {})


def maker(model: str, studio: Studio) -> Maker:
    """Returns the maker of a model; Hindered when the model is not held here, or not what its digest says."""
    folder = studio.model(model)
    place = (str(folder), model, studio.executor, studio.device)
    if place not in _makers:
        weights.verify(folder, model)
        made = makers.load(folder, studio.executor, studio.device)
        wholeness.check(folder)
        _makers[place] = made
    _makers[place].adapters = studio.models  # one may have come since
    return _makers[place]


def keccak_of(value: Any) -> str:
    """Returns the keccak256 of a value's canonical JSON, 64 hexadecimal digits."""
    return keccak(canonical.text(value).encode()).hex()


def _each(batches: Sequence[Sequence[Job]], studio: Studio) -> tuple[dict[Job, Made], Exception | None]:
    """Makes batches, and returns what went wrong in the last that failed, so that it stops no others."""
    made: dict[Job, Made] = {}
    failure = None
    for batch in batches:
        try:
            made |= _make(batch, studio)
        except Exception as error:
            failure = error
    return made, failure


def _cut(jobs: Sequence[Job], size: int) -> list[Sequence[Job]]:
    return [jobs[at : at + size] for at in range(0, len(jobs), size)]


def _make(jobs: Sequence[Job], studio: Studio) -> dict[Job, Made]:
    """Makes a batch. Where it fails its halves are tried, down to the job that it fails on, which is written down."""
    try:
        images = maker(jobs[0].model, studio).images(jobs)
        etchings = fit(images)
    except Hindered as hindered:
        _hinder(jobs, hindered, studio.store)
        raise
    except Exception as error:
        if len(jobs) == 1:
            _fail(jobs[0], error, studio.store)
            raise
        log.exception("a batch of %d failed, and is halved", len(jobs))
        made, failure = _each(_cut(jobs, (len(jobs) + 1) // 2), studio)
        if failure:
            raise failure from error
        return made
    try:
        return {job: _deliver(job, *each, studio) for job, *each in zip(jobs, images, etchings, strict=True)}
    except Exception as error:
        _hinder(jobs, error, studio.store)
        raise


def _hinder(jobs: Sequence[Job], error: Exception, store: Store) -> None:
    """Writes down what keeps jobs from being made, where the store takes it; of what was not foreseen its kind."""
    why = reason(error) if isinstance(error, Hindered) else f"{type(error).__name__}: the log says more"
    for job in jobs:
        with suppress(Hindered):
            store.note({"why": why}, HINDRANCES, job.key)


def _failures(job: Job) -> tuple[str, ...]:
    """Where failures of a request are counted; without its seed, since `check` is asked before that is known."""
    return FAILURES, f"{job.chain}-{job.orchestrator}", str(job.request)


def _fail(job: Job, error: Exception, store: Store) -> None:
    before = store.recall(*_failures(job)) or {"times": 0}
    store.note({"times": before["times"] + 1, "error": type(error).__name__}, *_failures(job))
    store.forget(HINDRANCES, job.key)  # it came further than that


def _deliver(job: Job, image: np.ndarray, etching: bytes, studio: Studio) -> Made:
    """Puts all of one work into the store, its record last."""
    store, drawn_by = studio.store, maker(job.model, studio)
    given, environment = fed(job, studio), drawn_by.environment()
    file = png.encode(image)
    root = store.put(file)
    tied = metadata.receipt(job, sha256(file).hexdigest(), root, keccak_of(given), keccak_of(environment))
    copy = _copy(file, job, tied, studio) if studio.credentials else None
    words = store.put(metadata.text(job, tied, given, environment, drawn_by.exact, copy))
    made = Made(
        artifact=tied["artifact"],
        cid=cid.read(root)[1].hex(),
        parameters=tied["parameters"],
        etching=etching.hex(),
        environment=tied["environment"],
        credential=copy,
        findings=_findings(job, image, store),
        metadata=words,
    )
    if pinning.wanted():
        for name in filter(None, (root, copy, words)):
            pinning.want(name, f"request {job.request}", store)
    record = {"job": job.json(), "made": made.json(), "fed": given, "environment": environment}
    kept = store.note(record, JOBS, job.key, once=True)  # another process may have been faster
    with suppress(Hindered):
        store.forget(HINDRANCES, job.key)
    return Made.of(kept["made"])


def _copy(file: bytes, job: Job, tied: metadata.Receipt, studio: Studio) -> str:
    from . import certificates, credentials

    identity = certificates.identity(studio.folder / SIGNING)
    return studio.store.put(credentials.sign(file, f"Request {job.request}", tied, identity))


def _findings(job: Job, image: np.ndarray, store: Store) -> tuple[str, ...]:
    """Looks for what is wrong with an image, and keeps its look; earlier works are those of its orchestrator."""
    place = (LOOKS, f"{job.chain}-{job.orchestrator}")
    others = [name.split("-") for name in store.names(*place)]
    found = gate.findings(image, [(bytes.fromhex(look), key) for look, key in others if key != job.key])
    store.mark(*place, f"{gate.look(image).hex()}-{job.key}")
    return found
