"""How a folder's owner wants it used: `conus.json`, next to the weights and covered by their digest.

    {"template": "{prompt}, in ink", "steps": 30, "guidance": 7.5, "width": 512, "height": 512, "negative": "",
     "open": {"steps": [10, 50], "guidance": [1, 12]}}

All of it may be left out. "open" says which numbers an order may choose, and between which bounds. "dtype" is float16
on a card and float32 elsewhere, unless it is said. An adapter has a template, which takes the place of the model's,
and a "scale".
"""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from reference import canonical

from .. import prompts
from ..refusal import Hindered, Refused

FILE = "conus.json"
NUMBERS = {"steps": int, "guidance": float, "width": int, "height": int}  # what may be open
SIDES = ("width", "height")
SIDE_STEP = 16  # pixels; pipelines fail on less, and whoever ordered that would cost the worker its bond
DTYPES = ("", "float16", "bfloat16", "float32")


@dataclass(frozen=True)
class Settings:
    """What an image is made with, beside words and seed; None leaves it to the pipeline."""

    template: str = prompts.SLOT
    negative: str = ""
    steps: int = 30
    guidance: float = 7.5
    width: int | None = None
    height: int | None = None
    scale: float = 1.0
    dtype: str = ""
    open: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Returns the settings in a folder, or what holds where there are none; Hindered when they are malformed."""
        path = folder / FILE
        try:
            told = canonical.parse(path.read_text(encoding="utf-8"))
            known = [each.name for each in fields(cls)]
            if other := next((name for name in told if name not in known), None):
                raise ValueError(f"{other} is no setting; there are: {', '.join(known)}")
            settings = cls(**told)
            prompts.fill(settings.template, "")
            for name, (low, high) in settings.open.items():
                NUMBERS[name](high - low)
            if settings.dtype not in DTYPES:
                raise ValueError(f"dtype is {settings.dtype!r}")
            for name, kind in NUMBERS.items():
                value = getattr(settings, name)
                if value is not None and not _is(kind, value):
                    raise ValueError(f"{name} is {value!r}")
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise Hindered(f"settings: {path} cannot be read: {error.strerror}") from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Hindered(f"settings: {path} is malformed: {error}") from None
        return settings

    def ordered(self, parameters: str) -> Self:
        """Returns the settings with the numbers that an order chose, given as JSON; Refused when it may not."""
        try:
            wanted = canonical.parse(parameters or "{}")
        except (ValueError, RecursionError) as error:
            raise Refused(f"parameters: they are no JSON: {error}") from None
        if not isinstance(wanted, dict):
            raise Refused("parameters: they are no JSON object")
        for name, value in wanted.items():
            if name not in self.open:
                known = ", ".join(self.open) or "none"
                raise Refused(f"parameters: {name!r} is not to be chosen; to be chosen are: {known}")
            low, high = self.open[name]
            if not _is(NUMBERS[name], value) or not low <= value <= high:
                raise Refused(f"parameters: {name} has to be a number from {low} to {high}")
            if name in SIDES and value % SIDE_STEP:
                raise Refused(f"parameters: {name} has to be a multiple of {SIDE_STEP}")
        return replace(self, **{name: NUMBERS[name](value) for name, value in wanted.items()})


def _is(kind: type, value: Any) -> bool:
    return isinstance(value, (int, kind)) and not isinstance(value, bool)
