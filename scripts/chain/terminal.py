"""How commands speak: one console, and errors in one sentence."""

import functools
from collections.abc import Callable
from typing import Any

import click
import requests
from eth_utils import from_wei
from rich.console import Console

from reference.neural.model import ModelError

from .errors import UserError
from .rpc import RpcError

console = Console(highlight=False, soft_wrap=True)


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Makes a command end with one sentence and exit status 1 where it would raise an error that has one."""

    @functools.wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except UserError as error:
            raise click.ClickException("\n".join(plain(str(line)) for line in error.args)) from error
        except ModelError as error:
            raise click.ClickException(plain(str(error))) from error
        except RpcError as error:
            raise click.ClickException(plain(f"the chain refused: {error}")) from error
        except requests.RequestException as error:  # from ape's own connection
            raise click.ClickException(f"the node does not answer: {error}") from error

    return wrapper


def plain(text: str) -> str:
    """Returns a text of anybody's on one line, with nothing in it that a terminal would obey or cannot write."""
    return "".join(letter if letter.isprintable() else "·" for letter in text)


def short(address: str) -> str:
    """Writes an address where there is little room, such as 0x7099…79c8."""
    return f"{address[:6]}…{address[-4:]}"


def ether(wei: int) -> str:
    """Writes an amount for people."""
    return f"{from_wei(wei, 'ether'):.6f}".rstrip("0").rstrip(".")


def span(seconds: int) -> str:
    """Writes a time for people, such as "3 h 20 min": rounded up, so that nothing is promised too early."""
    if seconds < 60:
        return f"{seconds} s"
    minutes, hours = -(-seconds // 60), -(-seconds // 3600)
    if hours > 48:
        parts = zip(divmod(hours, 24), ("d", "h"), strict=True)
    else:
        parts = zip(divmod(minutes, 60), ("h", "min"), strict=True)
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
