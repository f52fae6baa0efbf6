"""Brings a network to a chain so that it can break off anywhere and be taken up again, and sends nothing twice.

The weights go to an Archive (contracts/storage/), where data lies at an address that its content decides: what anyone
has put there stays and is used. The network's own contract follows, under a key that has the model's hash in it, so
that a changed model is another network and never takes the place of an earlier one.
"""

from hashlib import sha256

from reference.storage import archive as archives
from scripts.chain import build
from scripts.chain.account import Account
from scripts.chain.contract import Deployed, transaction, wait
from scripts.chain.deployments import Deployments, Entry
from scripts.chain.durable import Tell, carry_out, missing
from scripts.chain.errors import UserError
from scripts.chain.plan import Addresses, Step
from scripts.chain.rpc import Rpc

from .compiled import Compiled
from .estimate import Estimate
from .source import PREFIX

ARCHIVE = "Archive"
HASH_DIGITS = 16  # of a hash in a key


def key(compiled: Compiled) -> str:
    """The network's key in the deployments."""
    return f"{compiled.model.name}.network.{compiled.hash[2:][:HASH_DIGITS]}"


def data_key(content: bytes) -> str:
    """The key of one data contract in the deployments: the same content is sent once for all networks."""
    return f"data.{archives.code_hash(content).hex()[:HASH_DIGITS]}"


def earlier(compiled: Compiled, deployments: Deployments) -> list[str]:
    """The addresses of networks of the same name whose model was another one."""
    others = deployments.keys(f"{compiled.model.name}.network.")
    return [deployments.address(other) for other in others if other != key(compiled) and deployments.get(other).block]


def gas_missing(compiled: Compiled, estimate: Estimate, deployments: Deployments, rpc: Rpc) -> int:
    """The gas of all that has to be sent yet."""
    lacking = missing([_archive_step(), _network_step(compiled)], deployments, rpc)
    gas = estimate.network * (key(compiled) in lacking)
    if not compiled.network.data:
        return gas
    gas += estimate.archive * (ARCHIVE in lacking)
    # On the chain, though a run that was broken off may not have seen it come there.
    known = None if ARCHIVE in lacking else deployments.get(ARCHIVE).address
    for content, cost in zip(compiled.network.data, estimate.data, strict=True):
        if known is None or not _lies(rpc, archives.write(known, content), content):
            gas += cost
    return gas


def upload(compiled: Compiled, account: Account, deployments: Deployments, tell: Tell) -> str:
    """Sends what is missing, and returns the network's address; each contract is told as it is done."""
    place = ""
    if compiled.network.data:
        carry_out([_archive_step()], account, deployments, tell)
        archive = Deployed(account.rpc, deployments.address(ARCHIVE), build.contract(ARCHIVE).abi)
        place = archive.address
        with deployments.locked():
            for content in compiled.network.data:
                entry, outcome = _settle(content, archive, account, deployments)
                tell(data_key(content), outcome, entry)
    carry_out([_network_step(compiled, place)], account, deployments, tell)
    return deployments.address(key(compiled))


def _archive_step() -> Step:
    return Step(ARCHIVE, build.contract(ARCHIVE))


def _network_step(compiled: Compiled, archive: str = "") -> Step:
    def arguments(_: Addresses) -> tuple[list[str], ...]:
        places = [archives.write(archive, content) for content in compiled.network.data]
        return (places,) if places else ()

    return Step(key(compiled), compiled.contract, arguments)


def _lies(rpc: Rpc, address: str, content: bytes) -> bool:
    """Whether data is on the chain; UserError where something else is, which an archive rules out."""
    code = bytes.fromhex(rpc.call("eth_getCode", address, "latest")[2:])
    if code and code != PREFIX + content:
        raise UserError(f"at {address} lies other code than the weights that the archive put there")
    return bool(code)


def _settle(content: bytes, archive: Deployed, account: Account, deployments: Deployments) -> tuple[Entry, str]:
    """Sees to it that data is on the chain; tells whether it was there, or came there now.

    What was sent by an earlier run and still waits is waited for. What the node no longer knows is sent again under
    the same number if that is free, so that only one of the two can ever come through.
    """
    address = archives.write(archive.address, content)
    name, rpc = data_key(content), account.rpc
    entry = deployments.get(name)
    if entry and entry.address != address:
        entry = None  # of another archive
    if _lies(rpc, address, content):
        if entry is None:
            entry = Entry("data", sha256(content).hexdigest(), address, account.address, 0)
        if entry.block is None:
            entry.block = _mined(rpc, entry)
            deployments.put(name, entry)
        return entry, "there already"
    pending = entry and any(rpc.batch(("eth_getTransactionByHash", (hash_,)) for hash_ in entry.transactions))
    if not pending:
        write = transaction(archive.address, archive.encode("write", content))
        free = entry and entry.sender == account.address and account.nonce("latest") <= entry.nonce
        nonce = entry.nonce if free and entry.nonce <= account.nonce() else account.nonce()
        signed = account.sign(write, nonce)
        sent = entry.transactions if free and nonce == entry.nonce else []
        entry = Entry(
            "data", sha256(content).hexdigest(), address, account.address, nonce, transactions=[*sent, signed.hash]
        )
        deployments.put(name, entry)
        account.submit(signed)
    mined = next(filter(None, wait(rpc, entry.transactions, any)))
    if not _lies(rpc, address, content):
        raise UserError(f"{name} failed on the chain, in transaction {mined['transactionHash']}: run this again")
    entry.block, entry.gas_used = int(mined["blockNumber"], 16), int(mined["gasUsed"], 16)
    deployments.put(name, entry)
    return entry, "deployed"


def _mined(rpc: Rpc, entry: Entry) -> int:
    """The block in which data came to the chain, as far as it is known; else the present one."""
    receipts = filter(None, rpc.batch(("eth_getTransactionReceipt", (hash_,)) for hash_ in entry.transactions))
    for receipt in receipts:
        return int(receipt["blockNumber"], 16)
    return int(rpc.call("eth_blockNumber"), 16)
