# pragma version 0.4.3
"""
@title What is kept of a request
@license MIT
@notice Five words a request, three of them from the start, since a new word is the dearest thing there is. A request
        moves one way:

            open ⇄ claimed → staged → minted, and from each of the first three there is a way to refunded.
@dev Here nothing is decided, only kept. Ids begin at 1.

     asked:  bits     | field                     order:  bits     | field
             0..159   | who asked, and paid               0..159   | the recipient of the work
             160..223 | the seeder's ticket               160..191 | the model
             224..255 | the adapter                       192..231 | the deadline
                                                          232..239 | the status
     hand:   0..159   | the worker                        240      | 1 when the prompt is sealed
             160..199 | when the lease ends; once it is
                      | staged, when curators' time does
             200..255 | the token, once it is minted

     binding: the commitment to a public prompt; once there is a receipt, whose digest binds that as well, the digest
"""

from ..interfaces import IModels
from ..interfaces import IOrchestrator
from ..interfaces import ISeeder
from ..seeding import seed
from ..storage import Archive
from . import plate

UNKNOWN: constant(uint256) = 0
OPEN: constant(uint256) = 1
CLAIMED: constant(uint256) = 2
STAGED: constant(uint256) = 3
MINTED: constant(uint256) = 4
REFUNDED: constant(uint256) = 5

ADDRESS_MASK: constant(uint256) = 2**160 - 1
TICKET_MASK: constant(uint256) = 2**64 - 1
TIME_MASK: constant(uint256) = 2**40 - 1
ENTRY_MASK: constant(uint256) = 2**32 - 1
STATUS_MASK: constant(uint256) = 2**8 - 1

FIRST_SHIFT: constant(uint256) = 160  # of what lies behind an address
ADAPTER_SHIFT: constant(uint256) = 224
DEADLINE_SHIFT: constant(uint256) = 192
STATUS_SHIFT: constant(uint256) = 232
SEALED_SHIFT: constant(uint256) = 240
TOKEN_SHIFT: constant(uint256) = 200


struct Record:
    asked: uint256
    order: uint256
    binding: bytes32
    hand: uint256
    plate: address


# A record, unpacked.
struct Request:
    requester: address
    ticket: uint64
    adapter: uint256
    recipient: address
    model: uint256
    deadline: uint256
    status: uint256
    sealed: bool
    worker: address
    until: uint256


# Where models and adapters have their numbers.
models: public(immutable(address))

# What draws lots; fixed, since who may change it could draw again.
seeder: public(immutable(address))

# How many requests there ever were, which is the last one's number.
requests: public(uint256)

_records: HashMap[uint256, Record]

# What binds a sealed prompt.
_sealed: HashMap[uint256, bytes32]

# Where a sealed prompt lies that was opened.
opened: public(HashMap[uint256, address])


@deploy
def __init__(_models: address, _seeder: address):
    assert _models.is_contract, "orchestrator: no models"
    assert _seeder.is_contract, "orchestrator: no seeder"
    models = _models
    seeder = _seeder


@view
@external
def seed_of(id: uint256) -> uint256:
    """
    @notice Returns the seed that a request drew; reverts before the reveal.
    """
    found: Request = self._read(id)
    assert found.status != UNKNOWN, "orchestrator: no such request"
    return self._seed(id, found.ticket)


@view
@external
def work(id: uint256) -> IOrchestrator.Work:
    """
    @notice Returns what became of a request; what is not known yet is zero, and all is of one that never was.
    """
    found: Request = self._read(id)
    drawn: uint256 = 0
    if found.status != UNKNOWN and self._entropy(found.ticket) != empty(bytes32):
        drawn = self._seed(id, found.ticket)
    place: address = self._records[id].plate
    commitment: bytes32 = self._commitment(id, found.sealed)
    digest: bytes32 = empty(bytes32)
    if place != empty(address):
        digest = self._records[id].binding
        if not found.sealed:
            commitment = plate._commitment(empty(bytes32), plate._read(place).prompt)
    return IOrchestrator.Work(
        status=found.status,
        model=found.model,
        adapter=found.adapter,
        seed=drawn,
        commitment=commitment,
        digest=digest,
        plate=place,
        opened=self.opened[id],
        worker=found.worker,
        recipient=found.recipient,
        token=self._records[id].hand >> TOKEN_SHIFT,
    )


@view
@external
def until(id: uint256) -> uint256:
    """
    @notice Returns when a request's lease ends, or once it is staged, when the curators' time does; 0 before.
    """
    return self._read(id).until


@internal
def _write(
    requester: address,
    ticket: uint64,
    adapter: uint256,
    recipient: address,
    model: uint256,
    deadline: uint256,
    sealed: bool,
    commitment: bytes32,
) -> uint256:
    """
    @notice Keeps a new request, which is open, and returns its number.
    @param adapter Below 2**32, as is the model; the deadline is below 2**40.
    """
    id: uint256 = self.requests + 1
    self.requests = id
    self._records[id].asked = (
        convert(requester, uint256) | convert(ticket, uint256) << FIRST_SHIFT | adapter << ADAPTER_SHIFT
    )
    self._records[id].order = (
        convert(recipient, uint256)
        | model << FIRST_SHIFT
        | deadline << DEADLINE_SHIFT
        | OPEN << STATUS_SHIFT
        | convert(sealed, uint256) << SEALED_SHIFT
    )
    if sealed:
        self._sealed[id] = commitment
    else:
        self._records[id].binding = commitment
    return id


@view
@internal
def _read(id: uint256) -> Request:
    """
    @notice Returns a request; one that never was has the status UNKNOWN.
    """
    asked: uint256 = self._records[id].asked
    order: uint256 = self._records[id].order
    hand: uint256 = self._records[id].hand
    return Request(
        requester=convert(asked & ADDRESS_MASK, address),
        ticket=convert(asked >> FIRST_SHIFT & TICKET_MASK, uint64),
        adapter=asked >> ADAPTER_SHIFT,
        recipient=convert(order & ADDRESS_MASK, address),
        model=order >> FIRST_SHIFT & ENTRY_MASK,
        deadline=order >> DEADLINE_SHIFT & TIME_MASK,
        status=order >> STATUS_SHIFT & STATUS_MASK,
        sealed=order >> SEALED_SHIFT != 0,
        worker=convert(hand & ADDRESS_MASK, address),
        until=hand >> FIRST_SHIFT & TIME_MASK,
    )


@internal
def _move(id: uint256, status: uint256):
    """
    @notice Gives a request its next status.
    """
    self._records[id].order = (
        self._records[id].order & ~(STATUS_MASK << STATUS_SHIFT) | status << STATUS_SHIFT
    )


@internal
def _put_in_hand(id: uint256, worker: address, until: uint256):
    """
    @notice Notes who works on a request, and until when what is to happen next may.
    @param until Below 2**40.
    """
    self._records[id].hand = convert(worker, uint256) | until << FIRST_SHIFT


@internal
def _finish(id: uint256, digest: bytes32, place: address):
    """
    @notice Keeps what a worker made.
    """
    self._records[id].binding = digest
    self._records[id].plate = place


@internal
def _name(id: uint256, token: uint256):
    """
    @notice Notes which token a request became; one beyond the field's 56 bits there will not be.
    """
    self._records[id].hand |= token << TOKEN_SHIFT


@view
@internal
def _commitment(id: uint256, sealed: bool) -> bytes32:
    """
    @notice Returns what binds the prompt of a request; of a public one only until there is a receipt.
    """
    if sealed:
        return self._sealed[id]
    return self._records[id].binding


@internal
def _keep(data: Bytes[plate.MAX_BYTES]) -> address:
    """
    @notice Keeps data as the code of a contract and returns where, as an archive does, but in a place of its own: a
            plate is never written twice, so that nothing has to be sought.
    """
    return raw_create(concat(Archive.PREFIX, data))


@view
@internal
def _plate(id: uint256) -> address:
    """
    @notice Returns where the plate of a work lies.
    """
    return self._records[id].plate


@view
@internal
def _lapsed(request: Request) -> bool:
    """
    @notice Says whether a request is claimed by somebody who is late.
    """
    return request.status == CLAIMED and block.timestamp > request.until


@view
@internal
def _entropy(ticket: uint64) -> bytes32:
    """
    @notice Returns what a ticket drew, or zero before the reveal.
    """
    return staticcall ISeeder(seeder).entropy(ticket)


@view
@internal
def _seed(id: uint256, ticket: uint64) -> uint256:
    """
    @notice Returns the seed of a request; reverts before the reveal.
    """
    entropy: bytes32 = self._entropy(ticket)
    assert entropy != empty(bytes32), "orchestrator: not revealed"
    return seed._derive(entropy, self, id)


@view
@internal
def _fees(request: Request) -> (uint256, uint256):
    """
    @notice Returns the fees of a request's model and adapter: an entry's never changes, so that none is kept here.
    """
    return staticcall IModels(models).fees(request.model, request.adapter)
