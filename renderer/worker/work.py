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

from . import cid, gate, makers, png, prompts, weights
from .job import Job, Made
from .makers import Maker
from .refusal import Hindered, Refused
from .store import Store
from .studio import Studio

JOBS, LOOKS = "jobs", "looks"

log = logging.getLogger(__name__)
_makers: dict[tuple[str, ...], Maker] = {}  # weights are read once a process


def work(jobs: Sequence[Job], studio: Studio) -> list[Made | Refused]:
    """Makes jobs of one model, and returns what came of each.

    Raises Hindered when the studio cannot work now, and whatever a model raises for a job that it fails on; all that
    was made before is kept.
    """
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
        found |= dict(zip(part, _make(part, studio), strict=True))
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
    """Returns the maker of a model; Refused when the model is not held here, Hindered when it is not what it was."""
    folder = studio.model(model)
    place = (str(folder), model, studio.executor, studio.device)
    if place not in _makers:
        checked(model, studio)
        _makers[place] = makers.load(folder, studio.executor, studio.device, studio.models)
    return _makers[place]


def checked(name: str, studio: Studio) -> None:
    """Raises Hindered when the folder of a model or adapter has another digest than the one it is held by."""
    found = weights.digest(studio.model(name))
    if found != name:
        raise Hindered(f"weights: {studio.model(name)} has the digest {found}, and {name} is wanted")


def keccak_of(value: Any) -> str:
    """Returns the keccak256 of a value's canonical JSON, 64 hexadecimal digits."""
    return keccak(canonical.text(value).encode()).hex()


def _make(jobs: Sequence[Job], studio: Studio) -> list[Made]:
    images = maker(jobs[0].model, studio).images(jobs)
    try:
        from renderer.etching import fit
    except ImportError:  # until it is there

        def fit(images):
            return [bytes(64) for _ in images]

    etchings = fit(images)
    return [_deliver(*each, studio) for each in zip(jobs, images, etchings, strict=True)]


def _deliver(job: Job, image: np.ndarray, etching: bytes, studio: Studio) -> Made:
    """Puts all of one work into the store, its record last."""
    store = studio.store
    given, environment = fed(job, studio), maker(job.model, studio).environment()
    file = png.encode(image)
    root = store.put(file)
    made = Made(
        artifact=sha256(file).hexdigest(),
        cid=cid.read(root)[1].hex(),
        parameters=keccak_of(given),
        etching=etching.hex(),
        environment=keccak_of(environment),
        credential=None,
        findings=gate.findings(image),
        metadata="",
    )
    record = {"job": job.json(), "made": made.json(), "fed": given, "environment": environment}
    kept = store.note(record, JOBS, job.key, once=True)  # another process may have been faster
    return Made.of(kept["made"])
