"""The pieces as plain mathematics, a module each: `load("Schotter")` is reference/generators/schotter.py.

Twins of contracts/generators/, found by the names that contracts and pieces.toml give them.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol, cast


class Trait(NamedTuple):
    """A named property of a drawing; `numeric`: `value` is a decimal integer, to be shown as a number."""

    name: str
    value: str
    numeric: bool


class Generator(Protocol):
    """What a piece's module holds. Seeds are integers in [0, 2**256).

    A piece that comes about in steps also has STEPS and `frame(seed, step)`: its drawing after so many of them, from
    0 to STEPS, where it is `svg(seed)`.
    """

    NAME: str
    VERSION: str

    def svg(self, seed: int) -> str: ...

    def traits(self, seed: int) -> list[Trait]: ...

    def background(self, seed: int) -> str: ...


def frames(generator: Generator) -> int:
    """How many frames a seed of the piece has; 0 for a piece that does not come about in steps."""
    return generator.STEPS + 1 if hasattr(generator, "frame") else 0


def stem(name: str) -> str:
    """The snake_case stem of a CamelCase name: `FlowField` is `flow_field`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def load(name: str) -> Generator:
    """The reference of the piece `name`. LookupError, which says what there is, when there is none."""
    path = f"{__name__}.{stem(name)}"
    if not re.fullmatch("[A-Za-z][A-Za-z0-9]*", name) or find_spec(path) is None:
        raise LookupError(f"no piece is called {name}; there are {', '.join(names())}")
    return cast(Generator, import_module(path))


def names() -> list[str]:
    """The names of all pieces that have a reference, in alphabetical order; read, not run."""
    texts = (path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    return sorted(name for text in texts for name in re.findall('^NAME = "(.*)"$', text, re.MULTILINE))
