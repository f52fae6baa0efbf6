# pragma version 0.4.3
"""
@title A collection of works that live on the chain
@license MIT
@notice The ERC-721 that a wallet sees. It composes modules, draws nothing and sells nothing: a generator draws,
        a scribe writes, minters sell, a seeder draws lots.
@dev A work's way: `mint` takes a ticket, the ticket's entropy becomes known some blocks later, entropy and id
     make the seed, the seed makes the drawing. Until then the work shows a placeholder.
"""

from .interfaces import ICollection
from .interfaces import IGenerator
from .interfaces import ISeeder
from .seeding import seed
from .token import batches
from .token import erc721
from .token import locks
from .token import metadata
from .token import ownership
from .token import roles
from .token import royalty
from .token import supply
from .token import uri

implements: ICollection

initializes: ownership
initializes: locks[ownership := ownership]
initializes: roles[ownership := ownership]
initializes: royalty[ownership := ownership, locks := locks]
initializes: supply[ownership := ownership, locks := locks]
initializes: metadata[ownership := ownership, locks := locks]
initializes: batches
initializes: erc721[batches := batches, supply := supply]

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

# ERC-165, 721, 721 Metadata, 2981, 4906, 7572
INTERFACES: constant(bytes4[6]) = [
    0x01ffc9a7, 0x80ac58cd, 0x5b5e139f, 0x2a55205a, 0x49064906, 0xe8a3d485
]

MAX_DATA_BYTES: constant(uint256) = erc721.MAX_DATA_BYTES
MAX_SVG_BYTES: constant(uint256) = 24_576  # of a generator's drawing
MAX_TRAITS: constant(uint256) = uri.MAX_TRAITS
MAX_URI_CHARS: constant(uint256) = uri.MAX_URI_CHARS


event GeneratorSet:
    generator: indexed(address)
    version: bytes32


# What draws; the lock on the generator fixes it.
generator: public(IGenerator)

# What draws lots; fixed from birth, since who may change it could draw again.
seeder: public(immutable(ISeeder))


@deploy
def __init__(
    _name: String[metadata.MAX_NAME_BYTES],
    _symbol: String[metadata.MAX_SYMBOL_BYTES],
    _description: String[metadata.MAX_DESCRIPTION_BYTES],
    _generator: address,
    _seeder: address,
    _scribe: address,
    _max_supply: uint256,
    _royalty_receiver: address,
    _royalty_bps: uint256,
):
    """
    @notice Makes the deployer the owner, who next gives a minter its role.
    @param _name UTF-8, in bytes 0..64; the symbol 0..16, the description 0..512.
    @param _generator What draws the works.
    @param _seeder What draws their lots, for ever.
    @param _scribe What writes their words, for ever.
    @param _max_supply How many works there may be.
    @param _royalty_receiver Whom a resale pays, and `_royalty_bps` how many ten-thousandths of its price, 0..1,000.
    """
    assert _seeder.is_contract, "collection: no seeder"
    ownership.__init__()
    metadata.__init__(_name, _symbol, _description, _scribe)
    supply.__init__(_max_supply)
    royalty.__init__(_royalty_receiver, _royalty_bps)
    batches._open(_max_supply)
    seeder = ISeeder(_seeder)
    self._set_generator(_generator)


# Minting


@external
def mint(receiver: address, quantity: uint256) -> uint256:
    """
    @notice Mints a batch to the receiver, for a minter, and returns the first id.
    @param quantity Number of works, 1..256.
    """
    return self._mint(receiver, quantity)


@external
def safe_mint(receiver: address, quantity: uint256, data: Bytes[MAX_DATA_BYTES] = b"") -> uint256:
    """
    @notice Mints like `mint`, and reverts unless a receiver that is a contract takes every work.
    """
    first_id: uint256 = self._mint(receiver, quantity)
    for id: uint256 in range(first_id, first_id + quantity, bound=batches.MAX_BATCH):
        erc721._check_received(empty(address), receiver, id, data)
    return first_id


# Drawing


@external
def set_generator(_generator: address):
    """
    @notice Changes what draws; the lock on the generator ends this.
    """
    ownership._check_owner()
    locks._check_open(locks.Lock.GENERATOR)
    self._set_generator(_generator)
    metadata._signal_all()


@external
def signal_reveal(id: uint256):
    """
    @notice Tells marketplaces, for anyone to call, that the batch of a work is revealed.
    """
    batch: uint256 = erc721._batch_of(id)
    assert self._entropy(batch) != empty(bytes32), "collection: not revealed"
    head: uint256 = batches._head(id)
    metadata._signal(head, head + batches._quantity(batch) - 1)


@view
@external
def ticketOf(id: uint256) -> uint64:
    """
    @notice Returns the seeder's ticket that draws the work's seed.
    """
    return batches._ticket(erc721._batch_of(id))


@view
@external
def seedOf(id: uint256) -> uint256:
    """
    @notice Returns the work's seed; reverts before the reveal.
    """
    entropy: bytes32 = self._entropy(erc721._batch_of(id))
    assert entropy != empty(bytes32), "collection: not revealed"
    return seed._derive(entropy, self, id)


@view
@external
def svg(id: uint256) -> String[MAX_SVG_BYTES]:
    """
    @notice Draws the work, or its placeholder before the reveal.
    """
    entropy: bytes32 = self._entropy(erc721._batch_of(id))
    if entropy == empty(bytes32):
        return staticcall metadata.scribe.placeholder(id)
    return staticcall self.generator.svg(seed._derive(entropy, self, id))


@view
@external
def traits(id: uint256) -> DynArray[IGenerator.Trait, MAX_TRAITS]:
    """
    @notice Names the properties of the work; before the reveal it has none.
    """
    entropy: bytes32 = self._entropy(erc721._batch_of(id))
    if entropy == empty(bytes32):
        return []
    return staticcall self.generator.traits(seed._derive(entropy, self, id))


@view
@external
def tokenURI(id: uint256) -> String[MAX_URI_CHARS]:
    """
    @notice Answers with the work itself: a data URI of JSON that holds the drawing.
    """
    entropy: bytes32 = self._entropy(erc721._batch_of(id))
    generator: IGenerator = empty(IGenerator)
    drawn: uint256 = 0
    if entropy != empty(bytes32):
        generator = self.generator
        drawn = seed._derive(entropy, self, id)
    return staticcall metadata.scribe.uri(
        metadata.TITLE, metadata.LABEL, metadata._text, id, generator, drawn
    )


@view
@external
def contractURI() -> String[MAX_URI_CHARS]:
    """
    @notice Answers with what marketplaces show of the collection (ERC-7572), its image a shell of its own.
    """
    return staticcall metadata.scribe.uri(
        metadata.TITLE, metadata.LABEL, metadata._text, 0, empty(IGenerator), 0
    )


@pure
@external
def supportsInterface(interface_id: bytes4) -> bool:
    """
    @notice Says whether the collection speaks an interface (ERC-165).
    """
    return interface_id in INTERFACES


# Inside


@internal
def _mint(receiver: address, quantity: uint256) -> uint256:
    roles._check_minter()
    # The seeder is asked before anything is read or written, so it has nothing to re-enter.
    return erc721._mint(receiver, quantity, extcall seeder.commit())


@internal
def _set_generator(_generator: address):
    self.generator = IGenerator(_generator)
    version: bytes32 = staticcall self.generator.version()
    assert version != empty(bytes32), "collection: not a generator"
    log GeneratorSet(generator=_generator, version=version)


@view
@internal
def _entropy(batch: uint256) -> bytes32:
    """
    @notice Returns what the batch's ticket drew, or zero before the reveal.
    """
    return staticcall seeder.entropy(batches._ticket(batch))
