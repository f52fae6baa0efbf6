"""A collection and a sale: what minting, looking up and moving cost."""

from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

SUPPLY = 5_000
ROYALTY_BPS = 500
PRICE = 10**16
FOREVER = 2**64
WALLET_CAP = 5
EVERYBODY = bytes(32)

BATCH = 100
MAX_BATCH = 256
BUCKET_IDS = 255


def measure(rpc: Rpc) -> Figures:
    """Whole transactions, the base of 21,000 and the call data included, to receivers that hold nothing yet.

    A lookup is execution alone, since a view is paid for by the contract that calls it. Lookups and moves are the
    dearest of all 256 works of a batch that lies across a bucket's border.
    """
    artist, minter, collector, curator, stranger = rpc.call("eth_accounts")[:5]
    makers = [
        deploy(rpc, build.contract(name), *args).address
        for name, args in (("EchoGenerator", (256, 0)), ("CommitReveal", ()), ("Scribe", ()))
    ]
    terms = ("Bench", "BENCH", "", *makers, SUPPLY, artist, ROYALTY_BPS)
    collection = deploy(rpc, build.contract("Collection"), *terms, sender=artist)
    sale_terms = (collection.address, artist, PRICE, 0, FOREVER, WALLET_CAP, EVERYBODY)
    sale = deploy(rpc, build.contract("FixedPrice"), *sale_terms, sender=artist)
    for account in (minter, sale.address):
        collection.send("set_minter", account, True, sender=artist)

    first = collection.gas("mint", collector, 1, sender=minter)
    hundred = collection.gas("mint", collector, BATCH, sender=minter)
    purchase = sale.gas("mint", 1, sender=stranger, value=PRICE)
    batch = _across_a_border(collection, minter, collector)
    lookups = collection.gas_each("ownerOf", [(id_,) for id_ in batch], execution=True)
    moves = collection.gas_each("transferFrom", [(collector, curator, id_) for id_ in batch], sender=collector)
    return {
        "token.mint.first": first,
        "token.mint.each_further": (hundred - first) / (BATCH - 1),
        "minter.fixed_price.first": purchase,
        "token.owner_of.max": max(lookups),
        "token.transfer.max": max(moves),
    }


def _across_a_border(collection: Deployed, minter: str, collector: str) -> range:
    """Mints the largest batch there is from the middle of a bucket on, and returns its ids."""
    first = 2 * BUCKET_IDS + BUCKET_IDS // 2
    while (minted := collection.read("minted")) < first - 1:
        collection.send("mint", minter, min(MAX_BATCH, first - 1 - minted), sender=minter)
    collection.send("mint", collector, MAX_BATCH, sender=minter)
    return range(first, first + MAX_BATCH)
