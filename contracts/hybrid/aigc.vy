# pragma version 0.4.3
"""
@title Verifiable content of a machine
@license MIT
@notice ERC-7007 as its final text has it. What the standard calls prompt is all that was asked for, and binds the work's
        id; its data is the image's URI; its proof is the receipt, whose digest the orchestrator has kept.
@dev Nothing is stored but that data was told. Indexed bytes are told by their hash alone, so a second event tells them
     whole. Encodings have to be canonical: what is expected is encoded, and compared.

     Twin: reference/hybrid/aigc.py.
"""

from ..interfaces import IOrchestrator
from ..interfaces import IVerifier
from . import cid
from . import plate

MAX_PROMPT_BYTES: constant(uint256) = 1024
MAX_DATA_BYTES: constant(uint256) = 128
MAX_PROOF_BYTES: constant(uint256) = 512

RECEIPT_BYTES: constant(uint256) = 11 * 32
WORKER_OFFSET: constant(uint256) = 9 * 32
# A prompt begins with a word that says where the struct does; in it a text's length and letters come last.
ID_OFFSET: constant(uint256) = 1 * 32
SALT_OFFSET: constant(uint256) = 3 * 32
LENGTH_OFFSET: constant(uint256) = 8 * 32
TEXT_OFFSET: constant(uint256) = 9 * 32

SCHEME: constant(Bytes[7]) = b"ipfs://"


# All that was asked for. The rest of what it was made with is in the receipt.
struct Prompt:
    id: uint256  # of the work
    text: String[plate.MAX_PROMPT_BYTES]
    salt: bytes32  # that sealed the text; zero for one that was public
    model: bytes32  # SHA-256 of the weights
    adapter: bytes32  # of the adapter's, zero for none
    parameters: bytes32  # keccak256 of what was fed to the model
    seed: uint256


# As in the standard.
event AigcData:
    tokenId: indexed(uint256)
    prompt: indexed(Bytes[MAX_PROMPT_BYTES])
    aigcData: indexed(Bytes[MAX_DATA_BYTES])
    proof: Bytes[MAX_PROOF_BYTES]


# The same, to be read.
event AigcDataTold:
    tokenId: indexed(uint256)
    prompt: Bytes[MAX_PROMPT_BYTES]
    aigcData: Bytes[MAX_DATA_BYTES]
    proof: Bytes[MAX_PROOF_BYTES]


# Works whose data was told.
told: public(HashMap[uint256, bool])


@internal
def _tell(
    id: uint256,
    prompt: Bytes[MAX_PROMPT_BYTES],
    data: Bytes[MAX_DATA_BYTES],
    proof: Bytes[MAX_PROOF_BYTES],
):
    """
    @notice Tells what was verified, once a work.
    @dev No twin.
    """
    assert not self.told[id], "aigc: told before"
    self.told[id] = True
    log AigcData(tokenId=id, prompt=prompt, aigcData=data, proof=proof)
    log AigcDataTold(tokenId=id, prompt=prompt, aigcData=data, proof=proof)


@pure
@internal
def _id(prompt: Bytes[MAX_PROMPT_BYTES]) -> uint256:
    """
    @notice Reads which work a prompt says that it is of; 0 where it says nothing.
    """
    if len(prompt) < TEXT_OFFSET:
        return 0
    return extract32(prompt, ID_OFFSET, output_type=uint256)


@view
@internal
def _holds(
    orchestrator: IOrchestrator,
    request: uint256,
    prompt: Bytes[MAX_PROMPT_BYTES],
    data: Bytes[MAX_DATA_BYTES],
    proof: Bytes[MAX_PROOF_BYTES],
) -> bool:
    """
    @notice Says whether prompt, data and proof are those of a minted work. Never reverts.
    @dev No twin.
    """
    if len(proof) != RECEIPT_BYTES or len(prompt) < TEXT_OFFSET:
        return False
    if extract32(proof, WORKER_OFFSET, output_type=uint256) >= 2**160:
        return False
    receipt: IVerifier.Receipt = abi_decode(proof, IVerifier.Receipt)
    # The digest binds each field of the receipt, the request too, and each was checked when it came.
    if staticcall orchestrator.digest_of(receipt) != (staticcall orchestrator.work(request)).digest:
        return False
    if keccak256(data) != keccak256(self._data(receipt.artifact, receipt.cid)):
        return False
    length: uint256 = extract32(prompt, LENGTH_OFFSET, output_type=uint256)
    if length > plate.MAX_PROMPT_BYTES:
        return False
    # Room behind it, so that the text can be cut out wherever it ends.
    padded: Bytes[MAX_PROMPT_BYTES + plate.MAX_PROMPT_BYTES] = concat(
        prompt, abi_encode(empty(uint256[plate.MAX_PROMPT_BYTES // 32]))
    )
    text: Bytes[plate.MAX_PROMPT_BYTES] = slice(slice(padded, TEXT_OFFSET, plate.MAX_PROMPT_BYTES), 0, length)
    salt: bytes32 = extract32(prompt, SALT_OFFSET)
    if plate._commitment(salt, text) != receipt.prompt:
        return False
    return keccak256(prompt) == keccak256(self._prompt(self._id(prompt), text, salt, receipt))


@pure
@internal
def _prompt(
    id: uint256, text: Bytes[plate.MAX_PROMPT_BYTES], salt: bytes32, receipt: IVerifier.Receipt
) -> Bytes[MAX_PROMPT_BYTES]:
    """
    @notice Encodes what was asked for.
    """
    return abi_encode(
        Prompt(
            id=id,
            text=convert(text, String[plate.MAX_PROMPT_BYTES]),
            salt=salt,
            model=receipt.model,
            adapter=receipt.adapter,
            parameters=receipt.parameters,
            seed=receipt.seed,
        )
    )


@pure
@internal
def _data(artifact: bytes32, digest: bytes32) -> Bytes[MAX_DATA_BYTES]:
    """
    @notice Writes the URI of an image.
    """
    return concat(SCHEME, convert(cid._of(artifact, digest), Bytes[cid.MAX_CHARS]))
