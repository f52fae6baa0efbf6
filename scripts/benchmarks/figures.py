"""Figures by their keys, and how they are kept and shown."""

import json
from pathlib import Path

from rich.table import Table

from .bars import bar

Figures = dict[str, float]


def rounded(figures: Figures) -> Figures:
    """Figures without digits that mean nothing: whole numbers stay, others keep three decimals."""
    return {key: value if isinstance(value, int) else round(value, 3) for key, value in figures.items()}


def write(figures: Figures, path: Path) -> None:
    """Keeps figures as one flat object of JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n")


def table(figures: Figures) -> Table:
    """Figures beside their bars."""
    shown = Table(title="Benchmarks", title_justify="left")
    shown.add_column("figure", overflow="fold")
    for heading in ("measured", "bar"):
        shown.add_column(heading, justify="right")
    shown.add_column("")
    shown.add_column("best known elsewhere", style="dim")
    for key, value in figures.items():
        found = bar(key)
        verdict = "" if not found else "[green]held[/]" if found.holds(value) else "[red]missed[/]"
        limit, elsewhere = (found.told("≤", "≥"), found.elsewhere) if found else ("", "")
        shown.add_row(key, f"{value:,}", limit, verdict, elsewhere)
    return shown
