# pragma version 0.4.3
"""
@title An orchestrator of works that are made off chain
@license MIT
@notice Takes requests for images that are too heavy for a chain, lets bonded workers make them, keeps what proves
        them, and has a collection mint them. It composes modules; what it keeps of a request, and how a request
        moves, is told in records.vy.
@dev The owner admits entries of the registry, and can do nothing else: neither to a request nor to money.
"""

from ..interfaces import IOrchestrator
from ..token import ownership
from . import leases
from . import orders
from . import outcomes
from . import payouts
from . import records

implements: IOrchestrator

initializes: ownership
initializes: records
initializes: payouts[records := records]
initializes: leases[payouts := payouts, records := records]
initializes: orders[
    ownership := ownership, leases := leases, payouts := payouts, records := records
]
initializes: outcomes[payouts := payouts, records := records]

# A request's way
exports: (
    orders.quote,
    orders.request,
    orders.cancel,
    orders.expire,
    orders.open_prompt,
    leases.claim,
    leases.lapse,
    leases.fulfil,
    leases.digest_of,
    outcomes.finalise,
    outcomes.finalise_approved,
    outcomes.reject,
)

# What is known of requests
exports: (
    records.requests,
    records.work,
    records.seed_of,
    records.until,
    records.opened,
)

# Money
exports: (
    payouts.deposit,
    payouts.withdraw,
    payouts.withdraw_to,
    payouts.withdraw_share,
    payouts.owed,
    payouts.bonds,
    payouts.earned,
    payouts.taken,
)

# What it was deployed with
exports: (
    records.models,
    records.seeder,
    outcomes.collection,
    outcomes.curation,
    payouts.platform,
    payouts.bond,
    payouts.worker_fee,
    payouts.platform_fee,
    leases.lease_seconds,
    leases.curation_seconds,
)

# The owner's
exports: (
    ownership.owner,
    ownership.pending_owner,
    ownership.offer_ownership,
    ownership.accept_ownership,
    orders.admitted,
    orders.admit,
)


@deploy
def __init__(
    _models: address,
    _collection: address,
    _seeder: address,
    _curation: address,
    _platform: address,
    _worker_fee: uint256,
    _platform_fee: uint256,
    _bond: uint256,
    _lease_seconds: uint256,
    _curation_seconds: uint256,
):
    """
    @notice Fixes the terms, and makes the deployer the owner; the collection's owner then makes it a minter.
    @param _models The registry of models, and `_collection` what is minted from.
    @param _seeder What draws the lots, a notary of block hashes.
    @param _curation Who chooses; zero for nobody.
    @param _platform Whom a work pays `_platform_fee`, in wei, beside `_worker_fee` for its worker.
    @param _bond What a worker stakes on each request, in wei.
    @param _lease_seconds How long a worker has, and `_curation_seconds` the curators, of whom there are none for 0.
    """
    assert (_curation == empty(address)) == (_curation_seconds == 0), "orchestrator: curators need time, and only they"
    ownership.__init__()
    records.__init__(_models, _seeder)
    payouts.__init__(_platform, _bond, _worker_fee, _platform_fee)
    leases.__init__(_lease_seconds, _curation_seconds)
    outcomes.__init__(_collection, _curation)
