# pragma version 0.4.3
"""
@title A registry of open models
@license MIT
@notice Says what a model is: the hash of its weights, its licence, what it learnt from, whom it pays, and what proves
        its work. Anyone registers; who takes requests decides which entries it admits. Nothing of an entry ever
        changes, save that its registrar can retire it for new requests.
@dev An adapter is an entry of its own with a parent, which is a model. Ids begin at 1.

     What a request needs is kept once more in one word:  bits     | field
                                                          0..159   | the verifier; of an adapter, the parent's id
                                                          160..247 | fee, in wei
                                                          248      | 1 for an adapter
                                                          249      | 1 once it is retired
"""

from ..interfaces import IModels

implements: IModels

EXACT: constant(uint256) = 1
ATTESTED: constant(uint256) = 2

MAX_AUTHORS: constant(uint256) = 16
TOTAL_BPS: constant(uint256) = 10_000
MAX_ENTRIES: constant(uint256) = 2**32  # an id has 32 bits wherever it is packed
MAX_FEE: constant(uint256) = 2**88

LOW_MASK: constant(uint256) = 2**160 - 1
FEE_SHIFT: constant(uint256) = 160
FEE_MASK: constant(uint256) = MAX_FEE - 1
ADAPTER: constant(uint256) = 2**248
RETIRED: constant(uint256) = 2**249

MAX_WORDS_BYTES: constant(uint256) = 128
QUOTE: constant(uint256) = 34
BACKSLASH: constant(uint256) = 92


event Registered:
    id: indexed(uint256)
    registrar: indexed(address)
    parent: indexed(uint256)
    weights: bytes32
    name: String[32]


event Retired:
    id: indexed(uint256)


# How many entries there are, which is the last one's id.
entries: public(uint256)

_entries: HashMap[uint256, IModels.Entry]
_terms: HashMap[uint256, uint256]
_shares: HashMap[uint256, HashMap[address, uint256]]


@external
def register(
    kind: uint256,
    _weights: bytes32,
    architecture: String[32],
    name: String[32],
    parent: uint256,
    licence: String[32],
    statement: bytes32,
    statement_uri: String[MAX_WORDS_BYTES],
    authors: DynArray[IModels.Author, MAX_AUTHORS],
    fee: uint256,
    verifier: address,
) -> uint256:
    """
    @notice Enters a model, or an adapter of one, for anyone to call, and returns its id.
    @param kind 1 exact, 2 attested; of an adapter its parent's, as is the verifier.
    @param _weights SHA-256.
    @param architecture Printable ASCII without quotes and backslashes, as are name, licence and URI.
    @param parent The model that an adapter changes; 0 for a model.
    @param licence By its SPDX identifier.
    @param statement Hash of the statement on the training data, which lies at `statement_uri`.
    @param authors Who is paid, each once; the shares' sum is 10,000.
    @param fee In wei, for one work.
    """
    assert _weights != empty(bytes32), "models: no weights"
    assert len(name) > 0 and len(licence) > 0, "models: no name or no licence"
    self._check_words(architecture)
    self._check_words(name)
    self._check_words(licence)
    self._check_words(statement_uri)
    assert fee < MAX_FEE, "models: more than there is"
    id: uint256 = self.entries + 1
    assert id < MAX_ENTRIES, "models: full"
    terms: uint256 = convert(verifier, uint256)
    if parent == 0:
        assert kind in [EXACT, ATTESTED], "models: unknown kind"
        assert verifier.is_contract, "models: no verifier"
    else:
        self._check_known(parent)
        whole: IModels.Entry = self._entries[parent]
        assert whole.parent == 0, "models: an adapter of an adapter"
        assert kind == whole.kind, "models: another kind than its parent's"
        assert verifier == whole.verifier, "models: another verifier than its parent's"
        terms = parent | ADAPTER
    self._terms[id] = terms | fee << FEE_SHIFT
    sum: uint256 = 0
    for author: IModels.Author in authors:
        assert author.account != empty(address) and author.bps > 0, "models: nobody, or nothing to him"
        assert self._shares[id][author.account] == 0, "models: an author twice"
        self._shares[id][author.account] = author.bps
        sum += author.bps
    assert sum == TOTAL_BPS, "models: shares are not a whole"
    self.entries = id
    self._entries[id] = IModels.Entry(
        kind=kind,
        weights=_weights,
        architecture=architecture,
        name=name,
        parent=parent,
        licence=licence,
        statement=statement,
        statement_uri=statement_uri,
        authors=authors,
        fee=fee,
        verifier=verifier,
        registrar=msg.sender,
        retired=False,
    )
    log Registered(id=id, registrar=msg.sender, parent=parent, weights=_weights, name=name)
    return id


@external
def retire(id: uint256):
    """
    @notice Ends new requests for an entry, for ever; an adapter's as well when its model is retired.
    """
    self._check_known(id)
    assert msg.sender == self._entries[id].registrar, "models: not yours to retire"
    self._entries[id].retired = True
    self._terms[id] |= RETIRED
    log Retired(id=id)


@view
@external
def entry(id: uint256) -> IModels.Entry:
    """
    @notice Returns all that is known of an entry.
    """
    self._check_known(id)
    return self._entries[id]


@view
@external
def share(id: uint256, account: address) -> uint256:
    """
    @notice Returns how many ten-thousandths of an entry's fee are an account's.
    """
    return self._shares[id][account]


@view
@external
def terms(model: uint256, adapter: uint256) -> (uint256, uint256, address):
    """
    @notice Returns the model's fee, the adapter's, and the verifier, for a new request.
    @dev Reverts for what is unknown or retired, and for an adapter of another model.
    @param adapter 0 for none.
    """
    terms: uint256 = self._terms[model]
    assert terms != 0, "models: unknown"
    assert terms & ADAPTER == 0, "models: not a model"
    assert terms & RETIRED == 0, "models: retired"
    fee: uint256 = 0
    if adapter != 0:
        of_adapter: uint256 = self._terms[adapter]
        assert of_adapter != 0, "models: unknown"
        assert of_adapter & ADAPTER != 0 and of_adapter & LOW_MASK == model, "models: not an adapter of this model"
        assert of_adapter & RETIRED == 0, "models: retired"
        fee = of_adapter >> FEE_SHIFT & FEE_MASK
    return terms >> FEE_SHIFT & FEE_MASK, fee, convert(terms & LOW_MASK, address)


@view
@external
def fees(model: uint256, adapter: uint256) -> (uint256, uint256):
    """
    @notice Returns both fees, retired or not.
    """
    fee: uint256 = 0
    if adapter != 0:
        fee = self._terms[adapter] >> FEE_SHIFT & FEE_MASK
    return self._terms[model] >> FEE_SHIFT & FEE_MASK, fee


@view
@external
def weights(model: uint256, adapter: uint256) -> (bytes32, bytes32, address):
    """
    @notice Returns the hashes of both weights and the verifier, retired or not.
    """
    hash: bytes32 = empty(bytes32)
    if adapter != 0:
        hash = self._entries[adapter].weights
    return self._entries[model].weights, hash, convert(self._terms[model] & LOW_MASK, address)


@view
@internal
def _check_known(id: uint256):
    assert self._terms[id] != 0, "models: unknown"


@pure
@internal
def _check_words(text: String[MAX_WORDS_BYTES]):
    """
    @notice Reverts unless a text is printable ASCII that needs no escape in JSON.
    """
    words: Bytes[MAX_WORDS_BYTES] = convert(text, Bytes[MAX_WORDS_BYTES])
    for i: uint256 in range(len(words), bound=MAX_WORDS_BYTES):
        char: uint256 = convert(slice(words, i, 1), uint256)
        assert char >= 32 and char < 127 and char != QUOTE and char != BACKSLASH, "models: plain ASCII only"
