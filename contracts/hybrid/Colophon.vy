# pragma version 0.4.3
"""
@title A colophon
@license MIT
@notice Tells how works were made that come from off the chain, and has their etchings drawn. Without state and owner, one
        serves every collection of a chain.
@dev To a scribe it is what a generator is. In the place of a seed it takes a work's key: which orchestrator had it made,
     and by which request. It asks the orchestrator at every reading, so that a prompt that is opened later is told.

     A key:  bits    | field
             0..63   | number of the request
             64..223 | address of the orchestrator

     No twin: it reads the chain, and metadata.vy writes.
"""

from ..interfaces import IEtcher
from ..interfaces import IGenerator
from ..interfaces import IModels
from ..interfaces import IOrchestrator
from ..interfaces import IVerifier
from . import metadata
from . import plate

EXACT: constant(uint256) = 1  # the kind of a model that anyone can run again
REQUEST_BITS: constant(uint256) = 64
REQUEST_MASK: constant(uint256) = 2**REQUEST_BITS - 1

# What a verifier may use to name its proof, and an answer of 16 bytes at most: offset, length, text.
PROOF_GAS: constant(uint256) = 50_000
PROOF_BYTES: constant(uint256) = 3 * 32

MAX_SVG_BYTES: constant(uint256) = 24_576


# What draws.
etcher: public(immutable(IEtcher))


@deploy
def __init__(etcher_: address):
    """
    @param etcher_ What draws the etchings, for ever.
    """
    assert etcher_.is_contract, "colophon: no etcher"
    etcher = IEtcher(etcher_)


@view
@external
def svg(key: uint256) -> String[MAX_SVG_BYTES]:
    """
    @notice Draws the etching of a work.
    """
    work: IOrchestrator.Work = self._work(key)
    return staticcall etcher.svg(plate._read(work.plate).etching, work.seed)


@view
@external
def background(key: uint256) -> String[6]:
    """
    @notice Returns the etching's ground colour as six lower-case hexadecimal digits.
    """
    work: IOrchestrator.Work = self._work(key)
    return staticcall etcher.background(plate._read(work.plate).etching, work.seed)


@view
@external
def traits(key: uint256) -> DynArray[IGenerator.Trait, metadata.MAX_TRAITS]:
    """
    @notice Names the properties of a work.
    """
    return metadata._traits(self._imprint(key))


@view
@external
def members(key: uint256) -> String[metadata.MAX_MEMBERS_CHARS]:
    """
    @notice Writes what a work's JSON has besides name, image and attributes, as IScribe wants it.
    """
    return metadata._members(self._imprint(key))


@view
@internal
def _work(key: uint256) -> IOrchestrator.Work:
    """
    @notice Asks what became of a request.
    """
    return staticcall self._orchestrator(key).work(key & REQUEST_MASK)


@pure
@internal
def _orchestrator(key: uint256) -> IOrchestrator:
    """
    @notice Returns who had a work made.
    """
    return IOrchestrator(convert(key >> REQUEST_BITS, address))


@view
@internal
def _imprint(key: uint256) -> metadata.Imprint:
    """
    @notice Gathers what is told of a work.
    """
    work: IOrchestrator.Work = self._work(key)
    models: IModels = IModels(staticcall self._orchestrator(key).models())
    model: IModels.Entry = staticcall models.entry(work.model)
    imprint: metadata.Imprint = empty(metadata.Imprint)
    if work.adapter != 0:
        adapter: IModels.Entry = staticcall models.entry(work.adapter)
        imprint.adapter = adapter.name
        imprint.adapter_licence = adapter.licence
    kept: plate.Plate = plate._read(work.plate)
    prompt: Bytes[metadata.MAX_PROMPT_BYTES] = kept.prompt
    imprint.sealed = len(prompt) == 0
    if work.opened != empty(address):
        prompt = plate._text(work.opened)
    imprint.prompt = convert(prompt, String[metadata.MAX_PROMPT_BYTES])
    imprint.artifact = kept.artifact
    imprint.cid = kept.cid
    imprint.proof = self._proof(model.verifier)
    imprint.model = model.name
    imprint.weights = model.weights
    imprint.licence = model.licence
    imprint.exact = model.kind == EXACT
    imprint.seed = work.seed
    imprint.receipt = work.digest
    return imprint


@view
@internal
def _proof(verifier: address) -> String[metadata.MAX_PROOF_CHARS]:
    """
    @notice Asks a verifier how it proves; nothing when it does not say so in order.
    @dev A verifier may be anybody's contract, and must not keep a work from being shown.
    """
    success: bool = False
    answer: Bytes[PROOF_BYTES] = b""
    success, answer = raw_call(
        verifier,
        method_id("proof_type()"),
        max_outsize=PROOF_BYTES,
        gas=PROOF_GAS,
        is_static_call=True,
        revert_on_failure=False,
    )
    if not success or len(answer) < PROOF_BYTES:
        return ""
    length: uint256 = convert(slice(answer, 32, 32), uint256)
    if convert(slice(answer, 0, 32), uint256) != 32 or length > metadata.MAX_PROOF_CHARS:
        return ""
    return convert(slice(slice(answer, 64, metadata.MAX_PROOF_CHARS), 0, length), String[metadata.MAX_PROOF_CHARS])
