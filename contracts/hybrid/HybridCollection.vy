# pragma version 0.4.3
"""
@title A collection of works that were made off chain
@license MIT
@notice The ERC-721 that a wallet sees, on the same token core as Collection.vy. An orchestrator mints what it had made; a
        colophon tells how, and has the etching drawn, so that a wallet shows a picture whatever becomes of the image.
@dev A work's key is its orchestrator and its request: see Colophon.vy. The request stands where other collections keep a
     ticket. Minting calls nobody, so it has nothing to re-enter.
"""

from ..interfaces import IGenerator
from ..interfaces import IHybridCollection
from ..interfaces import IOrchestrator
from ..token import batches
from ..token import erc721
from ..token import locks
from ..token import metadata
from ..token import ownership
from ..token import roles
from ..token import royalty
from ..token import supply
from ..token import uri
from . import aigc

implements: IHybridCollection

initializes: ownership
initializes: locks[ownership := ownership]
initializes: roles[ownership := ownership]
initializes: royalty[ownership := ownership, locks := locks]
initializes: supply[ownership := ownership, locks := locks]
initializes: metadata[ownership := ownership, locks := locks]
initializes: batches
initializes: erc721[batches := batches, supply := supply]
initializes: aigc

# ERC-721
exports: (
    erc721.balanceOf,
    erc721.ownerOf,
    erc721.getApproved,
    erc721.isApprovedForAll,
    erc721.approve,
    erc721.setApprovalForAll,
    erc721.transferFrom,
    erc721.safeTransferFrom,
    erc721.burn,
    metadata.name,
    metadata.symbol,
)

# ERC-2981
exports: royalty.royaltyInfo

# ERC-7007
exports: aigc.told

# What writes tokenURI
exports: metadata.scribe

# Supply
exports: (
    supply.totalSupply,
    supply.max_supply,
    supply.minted,
    supply.paused,
)

# The owner's
exports: (
    ownership.owner,
    ownership.pending_owner,
    ownership.offer_ownership,
    ownership.accept_ownership,
    roles.is_minter,
    roles.set_minter,
    locks.locked,
    locks.lock,
    royalty.set_royalty,
    supply.set_max_supply,
    supply.set_paused,
    metadata.set_description,
)

# ERC-165, 721, 721 Metadata, 2981, 4906, 7572, 7007
INTERFACES: constant(bytes4[7]) = [
    0x01ffc9a7, 0x80ac58cd, 0x5b5e139f, 0x2a55205a, 0x49064906, 0xe8a3d485, 0x702c55a6
]

REQUEST_BITS: constant(uint256) = 64  # of a key, below the orchestrator's address

MAX_SVG_BYTES: constant(uint256) = 24_576
MAX_TRAITS: constant(uint256) = uri.MAX_TRAITS
MAX_URI_CHARS: constant(uint256) = uri.MAX_URI_CHARS


interface IColophon:
    def members(key: uint256) -> String[uri.MAX_MORE_CHARS]: view


# What tells how works were made and has them drawn; fixed from birth.
colophon: public(immutable(address))

# Who had a work made: the minter of it.
origin: public(HashMap[uint256, address])


@deploy
def __init__(
    _name: String[metadata.MAX_NAME_BYTES],
    _symbol: String[metadata.MAX_SYMBOL_BYTES],
    _description: String[metadata.MAX_DESCRIPTION_BYTES],
    _colophon: address,
    _scribe: address,
    _max_supply: uint256,
    _royalty_receiver: address,
    _royalty_bps: uint256,
):
    """
    @notice Makes the deployer the owner, who next gives an orchestrator the minter's role.
    @param _name UTF-8, in bytes 0..64; the symbol 0..16, the description 0..512.
    @param _colophon What tells of the works and draws them, for ever.
    @param _scribe What writes their words, for ever.
    @param _max_supply How many works there may be.
    @param _royalty_receiver Whom a resale pays, and `_royalty_bps` how many ten-thousandths of its price, 0..1,000.
    """
    assert _colophon.is_contract, "collection: no colophon"
    ownership.__init__()
    metadata.__init__(_name, _symbol, _description, _scribe)
    supply.__init__(_max_supply)
    royalty.__init__(_royalty_receiver, _royalty_bps)
    batches._open(_max_supply)
    colophon = _colophon


# Minting


@external
def mint(receiver: address, request: uint256) -> uint256:
    """
    @notice Mints the work of the caller's request to the receiver and returns its id. Calls nobody's hook.
    """
    roles._check_minter()
    id: uint256 = erc721._mint(receiver, 1, convert(request, uint64))
    self.origin[id] = msg.sender
    return id


# Drawing


@external
def signal_opening(id: uint256):
    """
    @notice Tells marketplaces, for anyone to call, that a work's prompt was opened.
    """
    request: uint256 = self._request(id)
    assert (staticcall IOrchestrator(self.origin[id]).work(request)).opened != empty(address), "collection: not opened"
    metadata._signal(id, id)


@view
@external
def request_of(id: uint256) -> uint256:
    """
    @notice Returns the number of the request that a work answers, at its orchestrator: see `origin`.
    """
    return self._request(id)


@view
@external
def seedOf(id: uint256) -> uint256:
    """
    @notice Returns the work's seed.
    """
    request: uint256 = self._request(id)
    return (staticcall IOrchestrator(self.origin[id]).work(request)).seed


@view
@external
def svg(id: uint256) -> String[MAX_SVG_BYTES]:
    """
    @notice Draws the work's etching.
    """
    return staticcall IGenerator(colophon).svg(self._key(id))


@view
@external
def traits(id: uint256) -> DynArray[IGenerator.Trait, MAX_TRAITS]:
    """
    @notice Names the properties of the work.
    """
    return staticcall IGenerator(colophon).traits(self._key(id))


@view
@external
def tokenURI(id: uint256) -> String[MAX_URI_CHARS]:
    """
    @notice Answers with a data URI of JSON that holds the etching, and says where the image lies and how it was made.
    """
    key: uint256 = self._key(id)
    return staticcall metadata.scribe.uri(
        metadata.TITLE,
        metadata.LABEL,
        metadata._text,
        id,
        IGenerator(colophon),
        key,
        staticcall IColophon(colophon).members(key),
    )


@view
@external
def contractURI() -> String[MAX_URI_CHARS]:
    """
    @notice Answers with what marketplaces show of the collection (ERC-7572), its image a shell of its own.
    """
    return staticcall metadata.scribe.uri(
        metadata.TITLE, metadata.LABEL, metadata._text, 0, empty(IGenerator), 0, ""
    )


# ERC-7007


@external
def addAigcData(
    tokenId: uint256,
    prompt: Bytes[aigc.MAX_PROMPT_BYTES],
    aigcData: Bytes[aigc.MAX_DATA_BYTES],
    proof: Bytes[aigc.MAX_PROOF_BYTES],
):
    """
    @notice Tells, for anyone to call and once a work, what a work was made of: nothing else than what `verify` holds true.
    @param prompt A `Prompt` of aigc.vy as the ABI encodes it; its `id` is `tokenId`.
    @param aigcData The image's URI.
    @param proof The receipt as the ABI encodes it.
    """
    assert aigc._id(prompt) == tokenId, "aigc: a prompt of another work"
    assert self._verify(prompt, aigcData, proof), "aigc: not verified"
    aigc._tell(tokenId, prompt, aigcData, proof)


@view
@external
def verify(
    prompt: Bytes[aigc.MAX_PROMPT_BYTES], aigcData: Bytes[aigc.MAX_DATA_BYTES], proof: Bytes[aigc.MAX_PROOF_BYTES]
) -> bool:
    """
    @notice Says whether a work of this collection was made of this prompt, is this data, and is proven by this receipt.
    """
    return self._verify(prompt, aigcData, proof)


@pure
@external
def supportsInterface(interface_id: bytes4) -> bool:
    """
    @notice Says whether the collection speaks an interface (ERC-165).
    """
    return interface_id in INTERFACES


# Inside


@view
@internal
def _verify(
    prompt: Bytes[aigc.MAX_PROMPT_BYTES], data: Bytes[aigc.MAX_DATA_BYTES], proof: Bytes[aigc.MAX_PROOF_BYTES]
) -> bool:
    id: uint256 = aigc._id(prompt)
    batch: uint256 = batches._find(id)
    if batch == 0:
        return False
    request: uint256 = convert(batches._ticket(batch), uint256)
    return aigc._holds(IOrchestrator(self.origin[id]), request, prompt, data, proof)


@view
@internal
def _request(id: uint256) -> uint256:
    """
    @notice Returns the number of a work's request; reverts if nobody holds the work.
    """
    return convert(batches._ticket(erc721._batch_of(id)), uint256)


@view
@internal
def _key(id: uint256) -> uint256:
    """
    @notice Returns what a colophon knows a work by; reverts if nobody holds the work.
    """
    return (convert(self.origin[id], uint256) << REQUEST_BITS) | self._request(id)
