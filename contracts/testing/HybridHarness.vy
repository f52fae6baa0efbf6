# pragma version 0.4.3
"""
@title A door to the pure modules of hybrid/
@license MIT
@notice Lets tests compare each with its twin. Never deployed but by tests.
"""

from ..hybrid import aigc
from ..hybrid import cid
from ..hybrid import metadata
from ..hybrid import plate
from ..interfaces import IGenerator
from ..interfaces import IVerifier


@pure
@external
def of(artifact: bytes32, digest: bytes32) -> String[cid.MAX_CHARS]:
    return cid._of(artifact, digest)


@pure
@external
def text(codec: uint256, digest: bytes32) -> String[cid.MAX_CHARS]:
    return cid._text(codec, digest)


@pure
@external
def members(
    imprint: metadata.Imprint, prompt: Bytes[metadata.MAX_PROMPT_BYTES], proof: Bytes[metadata.MAX_PROOF_CHARS]
) -> String[metadata.MAX_MEMBERS_CHARS]:
    return metadata._members(self._with(imprint, prompt, proof))


@pure
@external
def traits(
    imprint: metadata.Imprint, prompt: Bytes[metadata.MAX_PROMPT_BYTES], proof: Bytes[metadata.MAX_PROOF_CHARS]
) -> DynArray[IGenerator.Trait, metadata.MAX_TRAITS]:
    return metadata._traits(self._with(imprint, prompt, proof))


@pure
@external
def id(prompt: Bytes[aigc.MAX_PROMPT_BYTES]) -> uint256:
    return aigc._id(prompt)


@pure
@external
def prompt(
    id: uint256, text: Bytes[plate.MAX_PROMPT_BYTES], salt: bytes32, receipt: IVerifier.Receipt
) -> Bytes[aigc.MAX_PROMPT_BYTES]:
    return aigc._prompt(id, text, salt, receipt)


@pure
@external
def data(artifact: bytes32, digest: bytes32) -> Bytes[aigc.MAX_DATA_BYTES]:
    return aigc._data(artifact, digest)


@pure
@internal
def _with(
    imprint: metadata.Imprint, prompt: Bytes[metadata.MAX_PROMPT_BYTES], proof: Bytes[metadata.MAX_PROOF_CHARS]
) -> metadata.Imprint:
    """
    @notice Puts texts in that are any bytes, which a Python caller can't pass as texts.
    """
    whole: metadata.Imprint = imprint
    whole.prompt = convert(prompt, String[metadata.MAX_PROMPT_BYTES])
    whole.proof = convert(proof, String[metadata.MAX_PROOF_CHARS])
    return whole
