"""What a worker is asked, and what it answers. Both are plain JSON, so that they pass through any queue."""

from dataclasses import asdict, dataclass, fields
from functools import cached_property
from hashlib import sha256
from typing import Any, Self

from reference import canonical
from reference.hybrid import plate

NO_SALT = "00" * 32


class _Json:
    """A record of plain values."""

    def json(self) -> dict[str, Any]:
        """Returns the record as JSON has it."""
        return asdict(self)

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Returns the record that `json` gave; TypeError when something is missing or unknown."""
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


@dataclass(frozen=True)
class Job(_Json):
    """A request whose seed is known, as far as it bears on the image. Digests are 64 hexadecimal digits.

    Attributes:
        request: its number at the orchestrator.
        model: the digest of the model's folder, as the registry has it.
        adapter: the digest of the adapter's folder, or None.
        prompt: the words as they were ordered, or as they were opened to the worker.
        parameters: the order's JSON text, or nothing.
        seed: 0 to 2**256 - 1.
        chain: the chain's id.
        orchestrator: its address, with its checksum.
        salt: of a sealed prompt, 64 hexadecimal digits; nothing when the prompt is public.
    """

    request: int
    model: str
    adapter: str | None
    prompt: str
    parameters: str
    seed: int
    chain: int
    orchestrator: str
    salt: str = ""

    @cached_property
    def key(self) -> str:
        """The job's name in the store: the SHA-256 of its canonical JSON."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return sha256(canonical.text(values).encode()).hexdigest()

    @property
    def commitment(self) -> str:
        """The keccak256 of salt and prompt, as the order has it; a public prompt's salt is zero."""
        return plate.commitment(bytes.fromhex(self.salt or NO_SALT), self.prompt.encode()).hex()


@dataclass(frozen=True)
class Made(_Json):
    """What came of a job. Digests are 64 hexadecimal digits.

    Attributes:
        artifact: the SHA-256 of the canonical PNG.
        cid: the digest in the PNG's CID: the artifact's own where one block holds it.
        parameters: the keccak256 of the canonical JSON of what was really fed to the model.
        etching: the etching's bytes, in hexadecimal digits.
        environment: the keccak256 of the canonical JSON of what it was made with.
        credential: the CID of the copy that carries content credentials, or None.
        findings: what the quality gate noticed.
        metadata: the CID of the work's JSON.
    """

    artifact: str
    cid: str
    parameters: str
    etching: str
    environment: str
    credential: str | None
    findings: tuple[str, ...]
    metadata: str
