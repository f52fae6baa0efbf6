"""A batch of jobs, from words to files in the store. What the store has is not made again, and nothing is made twice.

    jobs/<key>.json   {"job", "made", "fed", "environment"}, or {"job", "refused"}

That record comes last: as long as it is not there, whatever was written before it is no more than blocks that nobody
asks for, and the job is made from its beginning.
"""

import logging
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import numpy as np
from eth_hash.auto import keccak

from reference import canonical
from renderer.etching.fit import fit

from . import cid, gate, makers, metadata, pinning, png, prompts, weights
from .job import Job, Made
from .makers import Maker
from .refusal import Hindered, Refused
from .store import Store
from .studio import Studio

JOBS, LOOKS = "jobs", "looks"
SIGNING = "signing"  # the studio's own certificate, in its folder

log = logging.getLogger(__name__)
_makers: dict[tuple[str, ...], Maker] = {}  # weights are read once a process


def work(jobs: Sequence[Job], studio: Studio) -> list[Made | Refused]:
    """Makes jobs of one model, and returns what came of each; ValueError where they are of several.

    Raises Hindered when the studio cannot work now, and whatever a model raises for a job that it fails on; all that
    was made before is kept.
    """
    if len({job.model for job in jobs}) > 1:
        raise ValueError("work: a batch has one model")
    found = {job: outcome(job, studio.store) for job in jobs}
    fresh = []
    for job in [job for job, known in found.items() if known is None]:
        try:
            check(job, studio)
            fresh.append(job)
        except Refused as refused:
            log.info("request %d is refused: %s", job.request, refused)
            studio.store.note({"job": job.json(), "refused": str(refused)}, JOBS, job.key, once=True)
            found[job] = refused
    for at in range(0, len(fresh), studio.batch):
        part = fresh[at : at + studio.batch]
        found |= _make(part, studio)
    return [found[job] for job in jobs]


def outcome(job: Job, store: Store) -> Made | Refused | None:
    """Returns what came of a job, if it was done; Hindered when the store cannot be read."""
    record = store.recall(JOBS, job.key)
    if record is None:
        return None
    return Refused(record["refused"]) if "refused" in record else Made.of(record["made"])


def check(job: Job, studio: Studio) -> None:
    """Raises Refused when a job will never be made here; its seed plays no part. Hindered as `work` does."""
    fed(job, studio)
    reason = prompts.blocklist(studio.blocklist)(prompts.clean(job.prompt))
    if reason:
        raise Refused(f"prompts: {reason}")


def fed(job: Job, studio: Studio) -> dict[str, Any]:
    """Says all that a model is given for a job; a sealed prompt's salt too, or the hash would betray the words."""
    return maker(job.model, studio).fed(job) | ({"salt": job.salt} if job.salt else {})


def maker(model: str, studio: Studio) -> Maker:
    """Returns the maker of a model; Hindered when the model is not held here, or not what its digest says."""
    folder = studio.model(model)
    place = (str(folder), model, studio.executor, studio.device)
    if place not in _makers:
        weights.verify(folder, model)
        _makers[place] = makers.load(folder, studio.executor, studio.device)
    _makers[place].adapters = studio.models  # one may have come since
    return _makers[place]


def keccak_of(value: Any) -> str:
    """Returns the keccak256 of a value's canonical JSON, 64 hexadecimal digits."""
    return keccak(canonical.text(value).encode()).hex()


def _make(jobs: Sequence[Job], studio: Studio) -> dict[Job, Made]:
    """Makes jobs that pass `check`. Where a batch fails, its halves are tried, so that one job stops no others."""
    try:
        images = maker(jobs[0].model, studio).images(jobs)
        etchings = fit(images)
    except Hindered:
        raise
    except Exception:
        if len(jobs) == 1:
            raise
        log.exception("a batch of %d failed, and is halved", len(jobs))
        return _halves(jobs, studio)
    return {job: _deliver(job, *each, studio) for job, *each in zip(jobs, images, etchings, strict=True)}


def _halves(jobs: Sequence[Job], studio: Studio) -> dict[Job, Made]:
    """Makes both halves, and only then raises what went wrong in one of them."""
    made, failure = {}, None
    for half in (jobs[: len(jobs) // 2], jobs[len(jobs) // 2 :]):
        try:
            made |= _make(half, studio)
        except Exception as error:
            failure = error
    if failure:
        raise failure
    return made


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
