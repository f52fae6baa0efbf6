# pragma version 0.4.3
"""
@title What a collection says of itself
@license MIT
@notice Name and symbol are fixed at birth; the description may change until it is locked. What goes into JSON
        is escaped once, when it is set, and not at every reading.
@dev Marketplaces listen to ERC-4906 for works and to ERC-7572 for the collection.
"""

from . import locks
from . import ownership

from ..interfaces import IScribe

uses: ownership
uses: locks

MAX_NAME_BYTES: constant(uint256) = 64
MAX_SYMBOL_BYTES: constant(uint256) = 16
MAX_DESCRIPTION_BYTES: constant(uint256) = 512

# A byte grows to six at most: a control character to \u00XX.
MAX_TITLE_CHARS: constant(uint256) = 6 * MAX_NAME_BYTES
MAX_LABEL_CHARS: constant(uint256) = 6 * MAX_SYMBOL_BYTES
MAX_TEXT_CHARS: constant(uint256) = 6 * MAX_DESCRIPTION_BYTES


# ERC-4906


event MetadataUpdate:
    _tokenId: uint256


event BatchMetadataUpdate:
    _fromTokenId: uint256
    _toTokenId: uint256


# ERC-7572


event ContractURIUpdated:
    pass


name: public(immutable(String[MAX_NAME_BYTES]))
symbol: public(immutable(String[MAX_SYMBOL_BYTES]))

# What escapes and writes; fixed from birth.
scribe: public(immutable(IScribe))

TITLE: immutable(String[MAX_TITLE_CHARS])  # the name, escaped
LABEL: immutable(String[MAX_LABEL_CHARS])  # the symbol, escaped

_text: String[MAX_TEXT_CHARS]  # the description, escaped


@deploy
def __init__(
    _name: String[MAX_NAME_BYTES],
    _symbol: String[MAX_SYMBOL_BYTES],
    description: String[MAX_DESCRIPTION_BYTES],
    _scribe: address,
):
    """
    @notice Fixes the name, the symbol and the scribe, and sets the first description.
    """
    assert _scribe.is_contract, "metadata: no scribe"
    scribe = IScribe(_scribe)
    name = _name
    symbol = _symbol
    # A copy by the codec, since an escaped text is longer by its type than what these can escape to.
    TITLE = abi_decode(abi_encode(staticcall scribe.escape(_name)), String[MAX_TITLE_CHARS])
    LABEL = abi_decode(abi_encode(staticcall scribe.escape(_symbol)), String[MAX_LABEL_CHARS])
    self._text = staticcall scribe.escape(description)


@external
def set_description(description: String[MAX_DESCRIPTION_BYTES]):
    """
    @notice Changes what is said of the collection and of each work.
    @param description UTF-8, in bytes 0..512.
    """
    ownership._check_owner()
    locks._check_open(locks.Lock.METADATA)
    self._text = staticcall scribe.escape(description)
    self._signal_all()
    log ContractURIUpdated()


@internal
def _signal(first_id: uint256, last_id: uint256):
    """
    @notice Tells marketplaces that the works from the first to the last look new.
    """
    log BatchMetadataUpdate(_fromTokenId=first_id, _toTokenId=last_id)


@internal
def _signal_all():
    """
    @notice Tells marketplaces that all works look new.
    """
    self._signal(0, max_value(uint256))
