"""What a work claims, all of it, and how that is laid out for people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from renderer.worker import weights
from renderer.worker.refusal import Hindered, reason
from renderer.worker.studio import SETTINGS, Studio
from scripts.chain.cli import TIMEOUT_SECONDS
from scripts.chain.errors import UserError
from scripts.chain.terminal import plain

from . import places
from .claims import Claim, Verdict, on_chain
from .evidence import Evidence
from .files import Files
from .recheck import Recheck

COLOURS = {Verdict.PROVEN: "green", Verdict.ATTESTED: "yellow", Verdict.FAILED: "bold red", Verdict.MISSING: "dim"}


def check(found: Evidence, folder: Path, **how: Any) -> list[Claim]:
    """Returns all claims of a work, each with its verdict; `how` is what `recheck` takes."""
    again = recheck(found, folder, **how)
    return [*on_chain(found, again.opening, again.told_otherwise()), *again.claims()]


def recheck(
    found: Evidence,
    folder: Path,
    models: Sequence[Path] = (),
    gateway: str | None = None,
    elsewhere: bool = False,
    copy: str | None = None,
    executor: str = "numpy",
    device: str = "auto",
    timeout: float = TIMEOUT_SECONDS,
) -> Recheck:
    """Returns what looks again at all of a work that is not on the chain.

    Args:
        folder: of the studio, which need not be there; with `elsewhere` nothing of it is read but its models.
        models: folders of models to run again, beside those that the studio and this project hold.
        copy: the CID of the copy with content credentials, if no studio tells it.
        timeout: seconds that a gateway has.

    Raises UserError for a model that is none, and a store that cannot be opened.
    """
    studio = Studio(folder, models_at_hand(folder, models), executor, device)
    try:
        store = studio.store if (folder / "store").is_dir() and not elsewhere else None
    except Hindered as error:
        raise UserError(reason(error)) from error
    files = Files(gateway, store, timeout)
    return Recheck(found, found.opening(store), files, studio, store is not None, copy)


def table(claims: Iterable[Claim]) -> Table:
    """Lays claims out, with nothing in them that a terminal would obey."""
    made = Table()
    for column in ("claim", "verdict", "why"):
        made.add_column(column, overflow="fold", no_wrap=column != "why")
    for name, verdict, why in claims:
        made.add_row(Text(name), Text(verdict, COLOURS[verdict]), Text(plain(why)))
    return made


def summary(claims: Iterable[Claim]) -> str:
    """Counts claims in one sentence, such as "12 claims proven, 1 attested, 2 not available, none failed"."""
    counts = Counter(claim.verdict for claim in claims)
    proven = counts.pop(Verdict.PROVEN, 0)
    rest = [f"{counts[verdict]} {verdict}" for verdict in (Verdict.ATTESTED, Verdict.MISSING) if counts[verdict]]
    told = [f"{proven or 'no'} claim{'' if proven == 1 else 's'} proven", *rest]
    return ", ".join([*told, f"{counts[Verdict.FAILED] or 'none'} failed"])


def models_at_hand(folder: Path, named: Sequence[Path] = ()) -> dict[str, Path]:
    """Finds the models of a studio and of this project, and those named, by their digests.

    Raises UserError for a named one that is none.
    """
    try:
        held = dict(Studio.open(folder).models) if (folder / SETTINGS).is_file() else {}
        held |= {weights.digest(one): one for one in named}
    except Hindered as error:
        raise UserError(reason(error)) from error
    if places.BUNDLED.is_dir():
        held.setdefault(weights.digest(places.BUNDLED), places.BUNDLED)
    return held
