"""Content credentials (C2PA): a copy of a work that says of itself what made it, and what it is anchored as.

Signatures differ from run to run, so the anchored artifact carries none: the copy is made after it, and is a file of
its own. Taking its one extra chunk out gives the artifact back, to the byte.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import png
from .certificates import Identity
from .refusal import Hindered, need

try:
    import c2pa
except ModuleNotFoundError:
    raise need("c2pa-python") from None

MIME = "image/png"
CHUNK = b"caBX"  # where a PNG holds its credentials
TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
ACTIONS, RECEIPT = "c2pa.actions.v2", "conus.receipt"
GENERATOR = {"name": "Conus"}
ALGORITHM = b"es256"
INVALID = "Invalid"


@dataclass(frozen=True)
class Credentials:
    """What a copy says of itself.

    Attributes:
        state: "Trusted": its signer is known; "Valid": untouched since an unknown signer signed it; "Invalid".
        receipt: the fields that it was signed with, or None.
        trained: whether it says that a trained model made it.
        problems: what validation found wrong, as C2PA names it.
    """

    state: str
    receipt: dict[str, Any] | None
    trained: bool
    problems: tuple[str, ...]


def sign(file: bytes, title: str, receipt: Mapping[str, Any], identity: Identity) -> bytes:
    """Returns a copy of a PNG with credentials that carry the fields of a receipt; Hindered when it cannot be."""
    manifest = {
        "claim_generator_info": [GENERATOR],
        "title": title,
        "format": MIME,
        "assertions": [
            {
                "label": ACTIONS,
                "data": {
                    "actions": [{"action": "c2pa.created", "digitalSourceType": TRAINED, "softwareAgent": GENERATOR}]
                },
            },
            {"label": RECEIPT, "data": dict(receipt)},
        ],
    }
    info = c2pa.C2paSignerInfo(ALGORITHM, identity.chain.encode(), identity.key.encode(), None)
    signed = io.BytesIO()
    try:
        _sign(manifest, info, file, signed)
    except c2pa.C2paError as error:
        raise Hindered(f"credentials: a copy cannot be signed: {error}") from None
    return signed.getvalue()


def _sign(manifest: dict[str, Any], info: c2pa.C2paSignerInfo, file: bytes, signed: io.BytesIO) -> None:
    # Without a thumbnail, which would be larger than the picture.
    with (
        c2pa.Context.from_dict({"builder": {"thumbnail": {"enabled": False}}}) as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(manifest, context) as builder,
    ):
        builder.sign(signer, MIME, io.BytesIO(file), signed)


def read(file: bytes, anchors: str = "") -> Credentials | None:
    """Returns the credentials of a file, or None when it has none.

    Args:
        anchors: certificates, as PEM, of those who are trusted; a studio's own chain makes its copies Trusted.
    """
    settings: dict[str, Any] = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
    if anchors:
        settings["trust"] = {"user_anchors": anchors}
    try:
        with (
            c2pa.Context.from_dict(settings) as context,
            c2pa.Reader(MIME, io.BytesIO(file), context=context) as found,
        ):
            told, state = json.loads(found.json()), found.get_validation_state()
        return _told(told, state)
    except c2pa.C2paError as error:
        return None if "ManifestNotFound" in str(error) else Credentials(INVALID, None, False, (str(error),))
    except (AttributeError, KeyError, TypeError) as error:  # whoever signed it chose its shape
        return Credentials(INVALID, None, False, (f"malformed: {error}",))


def _told(told: dict[str, Any], state: str) -> Credentials:
    """Reads what a file's newest manifest says, as C2PA's reader gives it."""
    manifest = told["manifests"][told["active_manifest"]]
    assertions = {each["label"]: each["data"] for each in manifest["assertions"]}
    failures = told.get("validation_results", {}).get("activeManifest", {}).get("failure", [])
    return Credentials(
        state=state,
        receipt=assertions.get(RECEIPT),
        trained=any(
            action["action"] == "c2pa.created" and action.get("digitalSourceType") == TRAINED
            for action in assertions.get(ACTIONS, {}).get("actions", [])
        ),
        problems=tuple(failure["code"] for failure in failures),
    )


def stripped(file: bytes) -> bytes:
    """Returns a copy without its credentials; ValueError when it is no PNG."""
    return png.without(file, CHUNK)
