"""What is said of a work beside its picture: the fields that its copy is signed with, and its JSON.

Words that were sealed are in neither, nor is what was made of them: only hashes that a salt keeps.
"""

from typing import Any

from reference import canonical

from .job import Job

# The fields of a receipt that are known before anyone signs it; numbers above 2**53 are written as text.
Receipt = dict[str, Any]


def receipt(job: Job, artifact: str, cid: str, parameters: str, environment: str) -> Receipt:
    """Returns the fields that tie a copy to its request; `cid` is written out, the rest are digests."""
    return {
        "chain": job.chain,
        "orchestrator": job.orchestrator,
        "request": job.request,
        "model": job.model,
        "adapter": job.adapter,
        "prompt": job.commitment,
        "seed": f"0x{job.seed:064x}",
        "artifact": artifact,
        "cid": cid,
        "parameters": parameters,
        "environment": environment,
    }


def text(
    job: Job, tied: Receipt, fed: dict[str, Any], environment: dict[str, Any], exact: bool, copy: str | None
) -> bytes:
    """Returns the JSON of a work.

    Args:
        tied: the fields of its receipt.
        fed: what the model was given, `environment`: what made it; their hashes are in the receipt.
        exact: whether whoever runs the model again gets the same bits.
        copy: the CID of the copy with content credentials.
    """
    told = {
        "name": f"Request {job.request}",
        "image": f"ipfs://{copy or tied['cid']}",
        "prompt": None if job.salt else job.prompt,
        "fed": None if job.salt else fed,
        "made with": environment,
        "proof": "every machine makes the same bits" if exact else "attested by its worker, not to be made again",
        "receipt": tied,
    }
    return canonical.text(told).encode()
