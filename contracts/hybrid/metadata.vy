# pragma version 0.4.3
"""
@title What a wallet reads of how a work was made
@license MIT
@notice Writes the members of a work's JSON that ERC-7007 and honesty ask for, and its attributes.
@dev Twin: reference/hybrid/metadata.py. Names and licences need no escape: the registry of models sees to that. A prompt
     may be any bytes, and is escaped here. What a verifier says of itself is shown if it is plain.
"""

from ..encoding import hexadecimal
from ..encoding import json
from ..interfaces import IGenerator
from . import cid

MAX_PROMPT_BYTES: constant(uint256) = json.MAX_TEXT_BYTES
MAX_WORD_CHARS: constant(uint256) = 32  # of a name or a licence
MAX_PROOF_CHARS: constant(uint256) = 16
MAX_MEMBERS_CHARS: constant(uint256) = 4_032  # uri.MAX_MORE_CHARS
MAX_ADAPTER_CHARS: constant(uint256) = 128  # of an adapter's members
MAX_TRAITS: constant(uint256) = 16

SEALED: constant(String[6]) = "sealed"  # in the place of a prompt that nobody has opened
UNKNOWN: constant(String[7]) = "unknown"  # in the place of a proof whose verifier does not name it


# All that is told of a work's making.
struct Imprint:
    prompt: String[MAX_PROMPT_BYTES]  # nothing while it is sealed
    sealed: bool  # when it was asked for, whether it was opened since or not
    artifact: bytes32
    cid: bytes32
    proof: String[MAX_PROOF_CHARS]
    model: String[MAX_WORD_CHARS]
    weights: bytes32  # the model's
    licence: String[MAX_WORD_CHARS]
    exact: bool
    adapter: String[MAX_WORD_CHARS]  # nothing when there is none, as its licence
    adapter_licence: String[MAX_WORD_CHARS]
    seed: uint256
    receipt: bytes32  # its digest


@pure
@internal
def _members(imprint: Imprint) -> String[MAX_MEMBERS_CHARS]:
    """
    @notice Writes the members between the image and the attributes, from the quote that ends the image to before the one
            that ends the last of them.
    """
    prompt: String[json.MAX_ESCAPED_CHARS] = SEALED
    if len(imprint.prompt) > 0:
        prompt = json._escape(imprint.prompt)
    adapter: String[MAX_ADAPTER_CHARS] = ""
    if len(imprint.adapter) > 0:
        adapter = concat('","adapter":"', imprint.adapter, '","adapter_licence":"', imprint.adapter_licence)
    return concat(
        '","prompt":"',
        prompt,
        '","aigc_type":"image","aigc_data":"ipfs://',
        cid._of(imprint.artifact, imprint.cid),
        '","proof_type":"',
        self._plain(imprint.proof),
        '","model":"',
        imprint.model,
        '","weights":"0x',
        hexadecimal._digits(imprint.weights),
        '","licence":"',
        imprint.licence,
        adapter,
        '","seed":"0x',
        hexadecimal._digits(convert(imprint.seed, bytes32)),
        '","receipt":"0x',
        hexadecimal._digits(imprint.receipt),
        '","etching":"lossy',
    )


@pure
@internal
def _traits(imprint: Imprint) -> DynArray[IGenerator.Trait, MAX_TRAITS]:
    """
    @notice Names the properties by which works are told apart.
    """
    traits: DynArray[IGenerator.Trait, MAX_TRAITS] = [
        IGenerator.Trait(name="Model", value=imprint.model, numeric=False)
    ]
    if len(imprint.adapter) > 0:
        traits.append(IGenerator.Trait(name="Adapter", value=imprint.adapter, numeric=False))
    execution: String[8] = "Attested"
    if imprint.exact:
        execution = "Exact"
    prompt: String[6] = "Public"
    if imprint.sealed:
        prompt = "Sealed"
        if len(imprint.prompt) > 0:
            prompt = "Opened"
    traits.append(IGenerator.Trait(name="Licence", value=imprint.licence, numeric=False))
    traits.append(IGenerator.Trait(name="Execution", value=execution, numeric=False))
    traits.append(IGenerator.Trait(name="Proof", value=self._plain(imprint.proof), numeric=False))
    traits.append(IGenerator.Trait(name="Prompt", value=prompt, numeric=False))
    return traits


@pure
@internal
def _plain(text: String[MAX_PROOF_CHARS]) -> String[MAX_PROOF_CHARS]:
    """
    @notice Returns a text that needs no escape; UNKNOWN for any other, and for none.
    """
    if len(text) == 0 or keccak256(json._escape(text)) != keccak256(text):
        return UNKNOWN
    return text
