"""What a work claims, and what became of it: by the files of the work, and by running its model again."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from eth_utils import keccak

from reference.hybrid import cid
from renderer.etching import distance as likeness
from renderer.worker import car, metadata, png, work
from renderer.worker import cid as blocks
from renderer.worker.job import Job
from renderer.worker.refusal import Hindered, Refused, reason
from renderer.worker.studio import Studio
from scripts.chain.hybrids import EXACT

from .claims import Claim, Verdict, judged, missing
from .evidence import OPENINGS, Evidence, Opening, job
from .files import SPOILT, Absent, Damaged, Files

PARTS = ("job", "made", "fed", "environment")  # of a record
NOT_HELD = "its model is not here: name its folder by --model"


@dataclass(frozen=True)
class Recheck:
    """Looks again at all of a work that is not on the chain.

    Attributes:
        found: what is on the chain.
        opening: the prompt, if it is known.
        files: where the work's files are.
        studio: the models at hand, and, where there is one, a worker's store.
        recorded: whether there is one, whose records are looked at too.
        copy: the CID of the copy with content credentials, where it was named.
    """

    found: Evidence
    opening: Opening | None
    files: Files
    studio: Studio
    recorded: bool
    copy: str | None = None

    def claims(self) -> Iterator[Claim]:
        """Checks each claim."""
        yield from self.content()
        yield self.credentials()
        yield self.parameters()
        yield self.environment()
        yield from self.record()
        yield self.again()
        yield self.likeness()

    # What is at hand

    @cached_property
    def hashes(self) -> tuple[bytes, bytes] | None:
        """The image's SHA-256 and the digest in its CID, as the receipt has them, else as the plate has."""
        told = self.found.receipt or self.found.plate
        return told and (told.artifact, told.cid)

    @cached_property
    def file(self) -> bytes | Absent | Damaged:
        """The image's file, or why there is none."""
        return self._get(cid.of(*self.hashes)) if self.hashes else Absent("the chain does not name it")

    @cached_property
    def image(self) -> np.ndarray | None:
        """The image, (h, w, 3) uint8; None where its file is missing or damaged."""
        try:
            return png.decode(self.file) if isinstance(self.file, bytes) else None
        except ValueError:
            return None

    @cached_property
    def job(self) -> Job | None:
        """What had to be made; None while the words are unknown."""
        if self.opening is None or self.found.request is None:
            return None
        words = self.opening.prompt.decode(errors="surrogateescape")
        return job(self.found.board, self.found.request, self.found.work.seed, words, self.opening.salt)

    @cached_property
    def noted(self) -> dict[str, Any] | Absent | Damaged | None:
        """The studio's record of the job, each of its parts an object; None where there is none."""
        try:
            found = self.studio.store.recall(work.JOBS, self.job.key) if self.job and self.recorded else None
        except Hindered:
            return Absent(SPOILT)
        whole = isinstance(found, dict) and all(isinstance(found.get(part), dict) for part in PARTS)
        return found if whole or found is None else Damaged("the studio's record has not the form of one")

    def _part(self, name: str) -> dict[str, Any]:
        """A part of the record; nothing where there is no record that can be read."""
        return self.noted[name] if isinstance(self.noted, dict) else {}

    def told_otherwise(self) -> bool:
        """Tells whether the studio has words for a sealed prompt that are not what was sealed."""
        if self.opening is not None or not self.recorded:
            return False
        try:
            return self.studio.store.recall(OPENINGS, self.found.work.commitment.hex()) is not None
        except Hindered:
            return True

    # Claims

    def content(self) -> Iterator[Claim]:
        """That the file is the one which the receipt binds, in its one canonical form, under its CID."""
        file = self.file
        if isinstance(file, Absent):
            yield missing("artifact", str(file))
            yield missing("CID", "it takes the artifact")
            return
        if isinstance(file, Damaged):
            yield Claim("artifact", Verdict.FAILED, str(file))
            yield Claim("CID", Verdict.FAILED, "what is there has another")
            return
        artifact, digest = self.hashes
        canon = self.image is not None
        holds = sha256(file).digest() == artifact and canon
        good = f"SHA-256 of {len(file):,} bytes, a canonical PNG, is the receipt's"
        yield judged("artifact", holds, good, "another SHA-256" if canon else "it is no canonical PNG")
        made = blocks.blocks(file)
        kept = self.files.archive(made[-1].cid)
        whole = kept is None or kept == car.archive(made)
        good = made[-1].cid + ("" if whole else "; its archive in this store is damaged")
        yield judged("CID", made[-1].digest == digest, good, "another CID")

    def credentials(self) -> Claim:
        """That the signed copy is untouched, of this image, and speaks of this receipt (C2PA)."""
        name = "content credentials"
        named = self.copy or self._part("made").get("credential")
        if not named:
            return missing(name, "nothing on the chain names the copy: name it by --copy")
        copy = self._get(named)
        if isinstance(copy, Absent):
            return missing(name, str(copy))
        if isinstance(copy, Damaged):
            return Claim(name, Verdict.FAILED, str(copy))
        try:
            from renderer.worker import credentials
        except Hindered as error:
            return missing(name, reason(error))
        return self._credentials(name, credentials.read(copy), copy, credentials)

    def _credentials(self, name: str, told: Any, copy: bytes, credentials: Any) -> Claim:
        if told is None or told.state == credentials.INVALID:
            return Claim(name, Verdict.FAILED, "the copy was changed since it was signed, or never was")
        try:
            same = self.hashes is not None and sha256(credentials.stripped(copy)).digest() == self.hashes[0]
        except ValueError:
            same = False
        if not same:
            return Claim(name, Verdict.FAILED, "the copy shows another image")
        if not told.trained or told.receipt != self._tied():
            return Claim(name, Verdict.FAILED, "the copy speaks of another receipt")
        return Claim(
            name, Verdict.PROVEN, "a signed copy of this image that names this receipt; its signer is unknown"
        )

    def _tied(self) -> dict[str, Any] | None:
        """The fields of the receipt as the copy carries them; None while they are not all known."""
        told = self.found.receipt
        if told is None or self.job is None:
            return None
        name = cid.of(told.artifact, told.cid)
        hashes = (told.artifact.hex(), name, told.parameters.hex(), told.environment.hex())
        return metadata.receipt(self.job, *hashes)

    def parameters(self) -> Claim:
        """That the model was given what the receipt says."""
        told = self.found.receipt
        if told is None:
            return missing("parameters", "there is no receipt that binds them")
        if self.job is None:
            return missing("parameters", "the words are not known")
        try:
            fed = work.fed(self.job, self.studio)
        except Refused as error:
            return Claim("parameters", Verdict.FAILED, f"the model takes no such request: {reason(error)}")
        except Hindered as error:
            noted = self._part("fed")
            if not noted:
                return missing("parameters", NOT_HELD if self.job.model not in self.studio.models else reason(error))
            holds = work.keccak_of(noted) == told.parameters.hex()
            good = "what the worker noted has the hash in the receipt; the model is not here"
            return Claim(
                "parameters", Verdict.ATTESTED if holds else Verdict.FAILED, good if holds else "another hash"
            )
        holds = work.keccak_of(fed) == told.parameters.hex()
        return judged("parameters", holds, "what this request gives to the model, said again", "another hash")

    def environment(self) -> Claim:
        """What the image was made with, which is the worker's word."""
        told = self.found.receipt
        noted = self._part("environment")
        if told is None or not noted:
            return missing("environment", "nothing here says what it was made with; only its hash is known")
        holds = work.keccak_of(noted) == told.environment.hex()
        good = ", ".join(f"{name} {value}" for name, value in noted.items() if isinstance(value, str | int))
        return Claim("environment", Verdict.ATTESTED if holds else Verdict.FAILED, good if holds else "another hash")

    def record(self) -> Iterator[Claim]:
        """That what the studio noted is what the receipt says; only where a store is at hand."""
        noted, told = self.noted, self.found.receipt
        if noted is None or told is None:
            return
        if isinstance(noted, Absent):
            yield missing("record", str(noted))
            return
        if isinstance(noted, Damaged):
            yield Claim("record", Verdict.FAILED, str(noted))
            return
        try:
            made = noted["made"]
            mine = {
                "artifact": told.artifact.hex(),
                "cid": told.cid.hex(),
                "parameters": told.parameters.hex(),
                "environment": told.environment.hex(),
            }
            other = [name for name, value in mine.items() if made[name] != value]
            other += ["etching"] * (keccak(bytes.fromhex(made["etching"])) != told.etching)
            other += ["job"] * (noted["job"] != self.job.json()) + self._words(noted)
        except (KeyError, TypeError, ValueError, AttributeError):
            other = ["its form"]
        yield judged("record", not other, "the studio's record is the receipt's", f"it differs: {', '.join(other)}")

    def _words(self, noted: dict[str, Any]) -> list[str]:
        """Names the work's JSON when it is not what it has to be; one that is not at hand is not missed."""
        made = noted["made"]
        file = self._get(made["metadata"])
        exact = self.found.board.entry(self.found.work.model).kind == EXACT
        parts = (self.job, self._tied(), noted["fed"], noted["environment"], exact, made["credential"])
        return ["metadata"] * (not isinstance(file, Absent) and file != metadata.text(*parts))

    def again(self) -> Claim:
        """Runs the model again: an exact one has to give the same bits, of another the distance is told."""
        name, exact = "run again", self.found.board.entry(self.found.work.model).kind == EXACT
        if self.hashes is None or self.job is None:
            return missing(name, "the words are not known" if self.job is None else "the chain names no image")
        if self.job.model not in self.studio.models:
            return missing(name, NOT_HELD) if exact else Claim(name, Verdict.ATTESTED, f"by its worker; {NOT_HELD}")
        try:
            maker = work.maker(self.job.model, self.studio)
            made = maker.images([self.job])[0]
        except Refused as error:
            return Claim(name, Verdict.FAILED, reason(error))
        except Hindered as error:
            return missing(name, reason(error))
        if exact and maker.exact:
            holds = sha256(png.encode(made)).digest() == self.hashes[0]
            return judged(name, holds, "the same seed and words give the same bits here", self._apart(made))
        return Claim(name, Verdict.ATTESTED, f"by its worker; here, {self._apart(made)}")

    def _apart(self, made: np.ndarray) -> str:
        """The distance of an image from the artifact, in words."""
        if self.image is None:
            return "other bits; the artifact is not here, so their distance is not known"
        if made.shape != self.image.shape:
            return f"an image of {made.shape[1]} x {made.shape[0]} pixels"
        return distance(made, self.image)

    def likeness(self) -> Claim:
        """How far the etching is from the image that it stands for."""
        if self.image is None or self.found.plate is None:
            return missing("likeness", "it takes the artifact and the etching")
        near = likeness.distance(self.found.plate.etching, self.image, self.found.work.seed)
        return Claim(
            "likeness", Verdict.ATTESTED, f"the etching is lossy: {near:.1f} dB, and 25 is the same at a glance"
        )

    def _get(self, name: str) -> bytes | Absent | Damaged:
        try:
            return self.files.get(name)
        except (Absent, Damaged) as error:
            return error
        except (TypeError, AttributeError):  # a record may name anything
            return Damaged("it has no CID for its name")


def distance(one: np.ndarray, other: np.ndarray) -> str:
    """Says how far two images of one size are apart, in levels of 255."""
    apart = np.abs(one.astype(np.int64) - other)
    return f"levels differ by {apart.mean():.2f} of 255 on the mean, by {apart.max()} at most"
