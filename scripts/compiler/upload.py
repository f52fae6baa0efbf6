"""Brings a network to a chain so that it can break off anywhere and be taken up again, and sends nothing twice.

The weights go to an Archive (scripts/chain/storage.py). The network's own contract follows, under a key that has the
model's hash in it, so that a changed model is another network and never takes the place of an earlier one.
"""

from scripts.chain.account import Account
from scripts.chain.deployments import Deployments
from scripts.chain.durable import Tell, carry_out, missing
from scripts.chain.plan import Step, needed
from scripts.chain.rpc import Rpc
from scripts.chain.storage import ARCHIVE, HASH_DIGITS, Data

from .compiled import Compiled
from .estimate import Estimate


def key(compiled: Compiled) -> str:
    """The network's key in the deployments."""
    return f"{compiled.model.name}.network.{compiled.hash[2:][:HASH_DIGITS]}"


def earlier(compiled: Compiled, deployments: Deployments) -> list[str]:
    """The addresses of networks of the same name whose model was another one."""
    others = deployments.keys(f"{compiled.model.name}.network.")
    return [deployments.address(other) for other in others if other != key(compiled) and deployments.get(other).block]


def gas_missing(compiled: Compiled, estimate: Estimate, deployments: Deployments, rpc: Rpc) -> int:
    """The gas of all that has to be sent yet."""
    data = (Data(content).key for content in compiled.network.data)
    gas = {ARCHIVE: estimate.archive, key(compiled): estimate.network, **dict(zip(data, estimate.data, strict=True))}
    return sum(gas[what] for what in missing(_steps(compiled), deployments, rpc))


def upload(compiled: Compiled, account: Account, deployments: Deployments, tell: Tell) -> str:
    """Sends what is missing, and returns the network's address; each contract is told as it is done."""
    carry_out(_steps(compiled), account, deployments, tell)
    return deployments.address(key(compiled))


def _steps(compiled: Compiled) -> list[Step | Data]:
    return needed(compiled.model.name, key(compiled), compiled.contract)
