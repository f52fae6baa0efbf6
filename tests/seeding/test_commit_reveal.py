"""The notary of block hashes on real chains: in time, late, later, and under attack."""

from collections.abc import Iterator

import pytest

from reference.seeding import seed
from scripts.chain import anvil as node
from scripts.chain import build, headers
from scripts.chain.contract import Deployed
from scripts.chain.contract import deploy as deploy_contract
from scripts.chain.rpc import Revert, Rpc

REVEAL_DELAY_BLOCKS = 5
MAX_STEPS = 32
BLOCKHASH_BLOCKS = 256

NOTHING = bytes(32)
TOO_OLD = "commit_reveal: too old to read, prove it"


def height(rpc: Rpc) -> int:
    return int(rpc.call("eth_blockNumber"), 16)


def mine(rpc: Rpc, blocks: int) -> None:
    rpc.call("anvil_mine", hex(blocks))


def block_hash(rpc: Rpc, number: int) -> bytes:
    return bytes.fromhex(rpc.call("eth_getBlockByNumber", hex(number), False)["hash"][2:])


@pytest.fixture
def notary(deploy) -> Deployed:
    """A notary of the test's own, that knows nothing yet."""
    return deploy("CommitReveal")


@pytest.fixture(scope="module")
def old_chain() -> Iterator[tuple[Rpc, Deployed]]:
    """A chain without EIP-2935's history, on which a block is out of reach after 256 others, and its notary."""
    with node.running(hardfork="cancun") as url:
        rpc = Rpc(url)
        yield rpc, deploy_contract(rpc, build.contract("CommitReveal"))


@pytest.fixture
def late(old_chain) -> tuple[Rpc, Deployed, int]:
    """The old chain, its notary, and the number of a block that is just out of reach."""
    rpc, notary = old_chain
    ticket = height(rpc) + 1
    mine(rpc, 2 + BLOCKHASH_BLOCKS)
    return rpc, notary, ticket


# In time


def test_a_ticket_is_a_block_that_does_not_exist_yet(rpc, notary):
    # A call runs in the last block.
    assert notary.read("commit") == height(rpc) + REVEAL_DELAY_BLOCKS


def test_a_ticket_draws_the_hash_of_its_block(rpc, notary):
    ticket = height(rpc) + REVEAL_DELAY_BLOCKS
    assert notary.read("entropy", ticket) == NOTHING
    mine(rpc, REVEAL_DELAY_BLOCKS)
    receipt = notary.send("reveal", ticket)
    assert notary.read("entropy", ticket) == block_hash(rpc, ticket)
    assert notary.events("Revealed", receipt) == [{"ticket": ticket, "entropy": block_hash(rpc, ticket)}]


def test_nobody_reveals_before_the_block_is_past(rpc, notary):
    ticket = height(rpc) + 1
    for _ in range(2):  # a call runs in the last block: the one before the ticket's, then the ticket's own
        with pytest.raises(Revert, match="commit_reveal: too early"):
            notary.read("reveal", ticket)
        mine(rpc, 1)
    assert notary.read("reveal", ticket) == block_hash(rpc, ticket)


def test_a_block_far_in_the_future_is_too_early(notary):
    with pytest.raises(Revert, match="commit_reveal: too early"):
        notary.read("reveal", 2**64 - 1)


# By the history


@pytest.mark.parametrize("age", [BLOCKHASH_BLOCKS - 1, BLOCKHASH_BLOCKS, BLOCKHASH_BLOCKS + 1, 600])
def test_the_history_reaches_further_than_blockhash(rpc, notary, age):
    ticket = height(rpc) + 1
    mine(rpc, 1 + age)
    assert notary.read("reveal", ticket) == block_hash(rpc, ticket)


def test_without_a_history_blockhash_is_all(late):
    rpc, notary, ticket = late
    with pytest.raises(Revert, match=TOO_OLD):
        notary.read("reveal", ticket)
    assert notary.read("reveal", ticket + 1) == block_hash(rpc, ticket + 1)


# Drawing twice


def test_a_late_revealer_cannot_draw_again(rpc, notary, people):
    ticket = height(rpc) + REVEAL_DELAY_BLOCKS
    mine(rpc, REVEAL_DELAY_BLOCKS)
    notary.send("reveal", ticket, sender=people.collector)
    first = notary.read("entropy", ticket)
    for blocks in (1, 300):
        mine(rpc, blocks)
        receipt = notary.send("reveal", ticket, sender=people.stranger)
        assert receipt.logs == []
        assert notary.read("entropy", ticket) == first


def test_a_ticket_that_waited_draws_the_same_as_one_that_did_not(late):
    rpc, notary, ticket = late
    drawn_in_time = block_hash(rpc, ticket)  # what `reveal` reads while it can
    anchor = height(rpc)
    notary.send("reveal", anchor)
    for start in range(anchor, ticket, -MAX_STEPS):
        end = max(start - MAX_STEPS, ticket)
        receipt = notary.send("prove", start, headers.trail(rpc, start, end))
        assert notary.events("Revealed", receipt) == [{"ticket": end, "entropy": block_hash(rpc, end)}]
    assert notary.read("entropy", ticket) == drawn_in_time
    notary.send("reveal", ticket)
    assert notary.read("entropy", ticket) == drawn_in_time


# Proofs


def test_an_earlier_reveal_after_the_ticket_shortens_the_way(late):
    rpc, notary, ticket = late
    notary.send("reveal", ticket + 2)
    notary.send("prove", ticket + 2, headers.trail(rpc, ticket + 2, ticket))
    assert notary.read("entropy", ticket) == block_hash(rpc, ticket)


def test_a_proof_needs_a_known_anchor_and_a_header(late):
    rpc, notary, ticket = late
    trail = headers.trail(rpc, ticket + 2, ticket)
    with pytest.raises(Revert, match="commit_reveal: unknown anchor"):
        notary.read("prove", ticket + 2, trail)
    notary.send("reveal", ticket + 2)
    with pytest.raises(Revert, match="commit_reveal: no headers"):
        notary.read("prove", ticket + 2, [])
    notary.send("prove", ticket + 2, trail)


def test_no_block_before_the_first_can_be_proven(late):
    rpc, notary, _ = late
    anchor = height(rpc)
    notary.send("reveal", anchor)
    for start in range(anchor, 0, -MAX_STEPS):
        end = max(start - MAX_STEPS, 0)
        notary.send("prove", start, headers.trail(rpc, start, end))
    assert notary.read("entropy", 0) == block_hash(rpc, 0)
    first = headers.encode(rpc.call("eth_getBlockByNumber", "0x0", False))
    with pytest.raises(Revert):
        notary.read("prove", 0, [first])


@pytest.mark.parametrize("place", [0, 3, 4, 35, 36, 300, -1])
def test_a_forged_header_is_refused(late, place):
    rpc, notary, ticket = late
    notary.send("reveal", ticket + 2)
    trail = headers.trail(rpc, ticket + 2, ticket)
    for i in range(2):
        forged = bytearray(trail[i])
        forged[place] ^= 1
        with pytest.raises(Revert, match="headers: not this block's header"):
            notary.read("prove", ticket + 2, [*trail[:i], bytes(forged), *trail[i + 1 :]])
    assert notary.read("entropy", ticket) == NOTHING


def test_headers_in_the_wrong_order_are_refused(late):
    rpc, notary, ticket = late
    notary.send("reveal", ticket + 2)
    with pytest.raises(Revert, match="headers: not this block's header"):
        notary.read("prove", ticket + 2, headers.trail(rpc, ticket + 2, ticket)[::-1])


def test_headers_of_another_chain_are_refused(rpc, late):
    _, notary, ticket = late
    mine(rpc, 2)
    notary.send("reveal", ticket + 2)
    with pytest.raises(Revert, match="headers: not this block's header"):
        notary.read("prove", ticket + 2, headers.trail(rpc, height(rpc), height(rpc) - 2))


def test_a_way_is_at_most_32_headers_long(late):
    rpc, notary, ticket = late
    anchor = ticket + MAX_STEPS + 1
    notary.send("reveal", anchor)
    with pytest.raises(Revert):
        notary.read("prove", anchor, headers.trail(rpc, anchor, ticket))
    notary.send("prove", anchor, headers.trail(rpc, anchor, ticket + 1))


# Works


def test_works_of_a_batch_share_a_ticket_and_no_seed(collection, people, reveal):
    collection.send("mint", people.collector, 3, sender=people.minter)
    with pytest.raises(Revert, match="collection: not revealed"):
        collection.read("seedOf", 1)
    assert len(set(collection.read_each("ticketOf", [(1,), (2,), (3,)]))) == 1
    entropy = reveal(collection, 1)
    seeds = collection.read_each("seedOf", [(1,), (2,), (3,)])
    assert seeds == [seed.derive(entropy, collection.address, id) for id in (1, 2, 3)]


def test_a_ticket_stays_with_its_batch(rpc, collection, people):
    receipts = [collection.send("mint", people.collector, 2, sender=people.minter) for _ in range(2)]
    tickets = [receipt.block + REVEAL_DELAY_BLOCKS for receipt in receipts]
    assert collection.read_each("ticketOf", [(1,), (2,), (3,), (4,)]) == [t for t in tickets for _ in range(2)]
    collection.send("transferFrom", people.collector, people.curator, 2, sender=people.collector)
    assert collection.read("ticketOf", 2) == tickets[0]
