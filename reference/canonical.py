"""JSON that all machines write the same way, and that says nothing twice: what a hash of it covers is what is read.

The canonical form sorts its keys, has no spaces, and writes all that is not ASCII as escapes.
"""

import json
import re
from typing import Any

DEEPEST = 100  # of what is read: a library may raise Python's limit so far that a reader runs out of its stack


def text(value: Any) -> str:
    """Returns the canonical JSON of a value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def parse(written: str) -> Any:
    """Reads JSON; ValueError where a key is there twice, a number is none that JSON has, or it nests too deeply."""
    _check_depth(written)

    def no_number(name: str) -> None:
        raise ValueError(f"{name} is no number")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            # In plain letters: whoever wrote the names may want them on somebody's terminal.
            raise ValueError(f"of {', '.join(map(ascii, names))}, one is there twice")
        return dict(pairs)

    return json.loads(written, parse_constant=no_number, object_pairs_hook=once)


def _check_depth(written: str) -> None:
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', written, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > DEEPEST:
            raise ValueError(f"it nests more than {DEEPEST} deep")
