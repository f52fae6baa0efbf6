"""What the commands that reach a network share: ape's networks and accounts, and the cost shown before it is paid."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import ape
import click
from ape.api import AccountAPI
from ape.exceptions import AccountsError
from ape.logging import LogLevel
from ape.logging import logger as ape_log
from eth_account.messages import SignableMessage
from eth_utils import from_wei, is_address

from .account import Account, gas_price
from .errors import UserError
from .rpc import BATCH, Rpc
from .terminal import console, ether

TIMEOUT_SECONDS = 30
LIVE_BATCH = 20  # public nodes refuse large batches
LOCAL = "the Anvil on this machine (`anvil` in another terminal starts one)"


@dataclass(frozen=True)
class Network:
    """A chain that a command is connected to; `live` tells that its ether is worth something."""

    name: str
    live: bool
    rpc: Rpc

    @property
    def block(self) -> str:
        """The block to judge by: a node on this machine may have made none for hours, and its next one counts."""
        return "latest" if self.live else "pending"

    def now(self) -> int:
        """Returns the time by the chain's clock, in seconds since 1970."""
        return self.rpc.now(self.block)

    def start(self, first: int) -> int | None:
        """Returns from which block on events are looked for; None where that takes a whole live chain: too much.

        Args:
            first: the block before which there can be none, 0 where it is not known.
        """
        return first if first or not self.live else None


def network_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --network and --timeout."""
    network = click.option(
        "--network",
        metavar="ECOSYSTEM:NETWORK:PROVIDER",
        help="As ape has it, such as ethereum:sepolia:node; a URL can be the provider. "
        "Without it, the Anvil on this machine (http://127.0.0.1:8545, or APE_FOUNDRY_HOST).",
    )
    timeout = click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=TIMEOUT_SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="How long the node may take to answer.",
    )
    return network(timeout(command))


def sender_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what a command needs that sends transactions: --network, --timeout, --account and --yes."""
    account = click.option("--account", metavar="ALIAS", help="The ape account that sends and pays.")
    yes = click.option("--yes", is_flag=True, help="Send without asking.")
    return network_options(account(yes(command)))


@contextmanager
def connected(choice: str | None, timeout: float) -> Iterator[Network]:
    """Connects to a network by ape's name of it, ape's default when None; raises UserError when that fails."""
    ape_log.set_level(LogLevel.WARNING)
    with ExitStack() as stack:
        try:
            provider = stack.enter_context(ape.networks.parse_network_choice(choice))
        except Exception as error:  # ape's providers raise what they like when there is no node
            reason = str(error).splitlines()[0].rstrip(".")
            raise UserError(f"cannot connect to {choice or LOCAL}: {reason}") from error
        if not provider.http_uri:
            raise UserError(f"{choice} is not reached over HTTP, which Conus needs")
        name = f"{provider.network.ecosystem.name}:{provider.network.name}"
        live = not provider.network.is_dev
        yield Network(name, live, Rpc(provider.http_uri, timeout, LIVE_BATCH if live else BATCH))


def account_of(network: Network, alias: str | None) -> Account:
    """Returns the account to send from: the one named, else the only one there is, else (locally) a test account."""
    signer = _signer(network, alias)

    def sign(fields: dict[str, Any]) -> bytes:
        ethereum = ape.networks.ethereum
        signed = signer.sign_transaction(ethereum.create_transaction(sender=signer.address, **fields))
        if signed is None:
            raise UserError("the transaction was not signed")
        return signed.serialize_transaction()

    def unlock() -> None:
        if not hasattr(signer, "set_autosign"):  # a test account, or a device that asks by itself
            return
        ape_log.set_level(LogLevel.ERROR)  # else ape warns at every signature that it does not ask
        try:
            signer.set_autosign(True)
        except AccountsError as error:
            raise UserError(f"ape cannot unlock {alias or signer.address}: {error}") from error

    def sign_message(message: SignableMessage) -> bytes:
        signature = signer.sign_message(message)
        if signature is None:
            raise UserError("the message was not signed")
        return signature.encode_rsv()

    return Account(network.rpc, signer.address, sign, unlock, sign_message)


def _signer(network: Network, alias: str | None) -> AccountAPI:
    if alias and alias.startswith("TEST::"):
        return ape.accounts.test_accounts[int(alias.removeprefix("TEST::"))]
    aliases = list(ape.accounts.aliases)
    if alias:
        if alias not in aliases:
            raise UserError(f"ape has no account {alias}: `ape accounts import {alias}` brings it")
        return ape.accounts.load(alias)
    if not network.live:
        return ape.accounts.test_accounts[0]
    if not aliases:
        raise UserError("ape has no account to send from: `ape accounts import NAME` brings one")
    if len(aliases) > 1:
        raise UserError(f"name an account by --account: ape has {', '.join(aliases)}")
    return ape.accounts.load(aliases[0])


def agree_on_cost(network: Network, account: Account, gas: int, value: int, silently: bool) -> None:
    """Shows what transactions will cost, sees that the account can pay, and on a live network asks.

    Who agrees to the whole is not asked again for each transaction: the account is unlocked.
    """
    price = gas_price(network.rpc)
    cost = gas * price + value
    console.print(
        f"{gas:,} gas at {from_wei(price, 'gwei'):f} gwei"
        + (f" and {from_wei(value, 'ether'):f} ether" if value else "")
        + f": about [bold]{ether(cost)} ether[/] from {account.address} on {network.name}"
    )
    _afford(network, account, cost, f"{ether(cost)} ether")
    if network.live and not silently and not click.confirm("Send?"):
        raise UserError("nothing was sent")
    account.unlock()


def check_address(text: str) -> None:
    """Raises UserError for what is no address."""
    if not is_address(text):
        raise UserError(f"{text} is no address: it has 0x and 40 hexadecimal digits")


def afford(network: Network, account: Account, value: int) -> None:
    """Raises UserError when an account can't pay so much beside gas, which no node estimates without the means."""
    _afford(network, account, value, f"{ether(value)} ether and gas")


def _afford(network: Network, account: Account, cost: int, told: str) -> None:
    if (balance := account.balance()) < cost:
        raise UserError(f"{account.address} holds {ether(balance)} ether on {network.name}, and this needs {told}")
