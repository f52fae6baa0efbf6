"""What a wallet reads of how a work was made. Twin of contracts/hybrid/metadata.vy."""

from dataclasses import dataclass

from reference.encoding import json
from reference.generators import Trait
from reference.hybrid import cid
from reference.token import documents, scribe, uri

MAX_PROMPT_BYTES = json.MAX_TEXT_BYTES
MAX_PROOF_CHARS = 16

SEALED = "sealed"  # in the place of a prompt that nobody has opened
UNKNOWN = "unknown"  # in the place of a proof whose verifier does not name it


@dataclass(frozen=True)
class Imprint:
    """All that is told of a work's making. Texts that may be anything are bytes."""

    prompt: bytes  # nothing while it is sealed
    sealed: bool  # when it was asked for, whether it was opened since or not
    artifact: bytes
    cid: bytes
    proof: bytes
    model: str
    weights: bytes  # the model's
    licence: str
    exact: bool
    adapter: str  # nothing when there is none, as its licence
    adapter_licence: str
    seed: int
    receipt: bytes  # its digest


def members(imprint: Imprint) -> str:
    """The members between the image and the attributes.

    They go from the quote that ends the image to before the one that ends the last of them.
    """
    adapter = f'","adapter":"{imprint.adapter}","adapter_licence":"{imprint.adapter_licence}'
    return "".join(
        [
            '","prompt":"',
            json.escape(imprint.prompt) if imprint.prompt else SEALED,
            '","aigc_type":"image","aigc_data":"ipfs://',
            cid.of(imprint.artifact, imprint.cid),
            '","proof_type":"',
            plain(imprint.proof),
            '","model":"',
            imprint.model,
            '","weights":"0x',
            imprint.weights.hex(),
            '","licence":"',
            imprint.licence,
            adapter if imprint.adapter else "",
            '","seed":"0x',
            f"{imprint.seed:064x}",
            '","receipt":"0x',
            imprint.receipt.hex(),
            '","etching":"lossy',
        ]
    )


def traits(imprint: Imprint) -> list[Trait]:
    """The properties by which works are told apart."""
    prompt = ("Opened" if imprint.prompt else "Sealed") if imprint.sealed else "Public"
    named = {
        "Model": imprint.model,
        **({"Adapter": imprint.adapter} if imprint.adapter else {}),
        "Licence": imprint.licence,
        "Execution": "Exact" if imprint.exact else "Attested",
        "Proof": plain(imprint.proof),
        "Prompt": prompt,
    }
    return [Trait(name, value, numeric=False) for name, value in named.items()]


def plain(text: bytes) -> str:
    """A text that needs no escape; UNKNOWN for any other, and for none."""
    escaped = json.escape(text)
    return escaped if text and escaped.encode() == text else UNKNOWN


def token_uri(name: str, id: int, description: str, imprint: Imprint, svg: str, background: str) -> str:
    """What tokenURI answers of a work, from what is known of it off the chain. No twin: the scribe writes it.

    Args:
        svg: the etching, drawn, and its ground colour in `background`.
    """
    title, text = documents.escape(name, description)
    tail = members(imprint).encode() + uri.tail(traits(imprint))
    return scribe.write(uri.head(title, id, text, background), svg, tail)
