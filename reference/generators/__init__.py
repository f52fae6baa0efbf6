"""The pieces as plain mathematics, each a module of its own: `load("Schotter")` is reference/generators/schotter.py.

Twins of contracts/generators/, found by the names that pieces.toml gives them.
"""

import re
from importlib import import_module
from typing import NamedTuple, Protocol, cast


class Trait(NamedTuple):
    """A named property of a drawing; `numeric` says that `value` is a decimal integer, to be shown as a number."""

    name: str
    value: str
    numeric: bool


class Generator(Protocol):
    """What a piece's module holds. Seeds are integers in [0, 2**256)."""

    NAME: str
    VERSION: str

    def svg(self, seed: int) -> str: ...

    def traits(self, seed: int) -> list[Trait]: ...

    def background(self, seed: int) -> str: ...


def stem(name: str) -> str:
    """The snake_case stem of a CamelCase name: `FlowField` is `flow_field`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def load(name: str) -> Generator:
    """The reference of the piece `name`. LookupError when there is none."""
    path = f"{__name__}.{stem(name)}"
    try:
        return cast(Generator, import_module(path))
    except ModuleNotFoundError as error:
        if error.name != path:
            raise
        raise LookupError(f"generators: no piece is called {name}") from None
