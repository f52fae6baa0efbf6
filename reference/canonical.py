"""JSON that all machines write the same way, and that says nothing twice: what a hash of it covers is what is read.

The canonical form sorts its keys, has no spaces, and writes all that is not ASCII as escapes.
"""

import json
from typing import Any


def text(value: Any) -> str:
    """Returns the canonical JSON of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def parse(written: str) -> Any:
    """Reads JSON; ValueError where a key is there twice, or a number is none that JSON has."""

    def no_number(name: str) -> None:
        raise ValueError(f"{name} is no number")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            # In plain letters: whoever wrote the names may want them on somebody's terminal.
            raise ValueError(f"of {', '.join(map(ascii, names))}, one is there twice")
        return dict(pairs)

    return json.loads(written, parse_constant=no_number, object_pairs_hook=once)
