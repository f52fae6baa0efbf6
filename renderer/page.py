"""The page of a gallery: plain HTML that reads without a script, which adds the large view and the filters.

Everything that comes from a chain is escaped, and a content policy forbids the page all but its own files.
"""

import json
from collections.abc import Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

Row = dict[str, Any]  # a work as works.json has it

_FOLDER = Path(__file__).parent / "page"
_POLICY = "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Cpath d='M6 4h20L16 30z' fill='%23b4573a'/%3E%3C/svg%3E"
)


def html(rows: list[Row], about: Mapping[str, str]) -> str:
    """Returns the page of a gallery of `rows`, a piece's works together; `about`: a sentence a piece."""
    rooms = {piece: list(group) for piece, group in groupby(rows, key=lambda row: row["piece"])}
    script = (_FOLDER / "page.js").read_text(encoding="utf-8")
    body = "".join(_room(piece, works, about.get(piece, "")) for piece, works in rooms.items())
    return document(
        f"Conus: {_count(len(rows), 'work')}",
        _POLICY,
        f"""{_entrance(rooms)}
<main>
{body}{_list(rows)}
</main>
<dialog id="view" aria-labelledby="view-title"></dialog>
<script type="application/json" id="works">{_json(rows)}</script>
<script>
{script}</script>
""",
    )


def document(title: str, policy: str, body: str) -> str:
    """Returns a whole page in the house's style.

    Args:
        policy: its content security policy.
        body: HTML, as are the others: what is told in it has to be escaped.
    """
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="{_ICON}">
<style>
{style}</style>
</head>
<body>
{body}</body>
</html>
"""


def _entrance(rooms: Mapping[str, list[Row]]) -> str:
    works = sum(map(len, rooms.values()))
    links = "".join(f'<a href="#room-{escape(piece)}">{escape(piece)}</a>' for piece in rooms)
    return f"""<header class="entrance">
<h1>Conus</h1>
<div>
<p>{_count(works, "work")} in {_count(len(rooms), "piece")}. A contract drew each of them;
nothing but the chain is needed to see it again.</p>
<nav aria-label="Pieces">{links}<a href="#list">List of works</a></nav>
</div>
</header>
<form class="bar" id="bar" aria-label="Filter and order" hidden></form>"""


def _room(piece: str, works: list[Row], about: str) -> str:
    hero = max(works, key=lambda row: row["bytes"])
    sizes = [row["bytes"] for row in works]
    facts = {
        "Works": f"{len(works)}",
        "Median gas": f"{median(row['gas'] for row in works):,.0f}",
        "SVG": f"{_span(min(sizes), max(sizes))} bytes",
    }
    items = "".join(f"<div><dt>{term}</dt><dd>{fact}</dd></div>" for term, fact in facts.items())
    hang = "".join(f"<li>{_figure(row)}</li>\n" for row in works)
    shape = "wide" if hero["width"] > 1.2 * hero["height"] else "tall"
    return f"""<section class="room {shape}" id="room-{escape(piece)}" data-piece="{escape(piece)}">
<div class="hero">
{_link(hero, "eager")}
<div class="plate">
<h2>{escape(piece)}</h2>
<p>{escape(about)}</p>
<dl>{items}</dl>
<p class="quiet">Shown: <span class="number">{hero["token"]}</span>.
<a href="{escape(hero["path"].rpartition("/")[0])}/sheet.png">Contact sheet</a></p>
</div>
</div>
{_strip(hero)}{_artifacts(works)}<ul class="hang">
{hang}</ul>
</section>
"""


def _strip(row: Row) -> str:
    """A work after each of its steps; nothing for one without."""
    if not row["steps"]:
        return ""
    frames = "".join(
        f'<li><figure><img src="{escape(_frame(row, step))}" data-step="{step}" width="{row["width"]}" '
        f'height="{row["height"]}" loading="lazy" decoding="async" alt="{escape(row["piece"])} {row["token"]} after '
        f'{step} of {row["steps"]} steps"><figcaption>{step or "Noise"}</figcaption></figure></li>\n'
        for step in range(row["steps"] + 1)
    )
    return f"""<ol class="strip" aria-label="{escape(row["piece"])} {row["token"]}, step by step">
{frames}</ol>
"""


def _artifacts(works: list[Row]) -> str:
    """The images that drawings stand for, over their prompts; nothing for a piece without."""
    figures = "".join(
        f'<li><figure><img src="{escape(row["artifact"])}" width="{row["width"]}" height="{row["height"]}" '
        f'loading="lazy" decoding="async" alt="What {escape(row["piece"])} {row["token"]} stands for">'
        f"<figcaption><b>{row['token']}</b> <q>{escape(row['prompt'])}</q></figcaption></figure></li>\n"
        for row in works
        if row["artifact"]
    )
    return (
        figures
        and f"""<ol class="strip artifacts" aria-label="What was made off the chain">
{figures}</ol>
"""
    )


def _frame(row: Row, step: int) -> str:
    """The file of a work's drawing after a step."""
    return f"{row['path']}{f'-{step}' if step < row['steps'] else ''}.svg"


def _figure(row: Row) -> str:
    words = [str(trait["value"]) for trait in row["traits"] if isinstance(trait["value"], str)]
    note = f"<span>{escape(words[0])}</span>" if words else ""
    return f"<figure>{_link(row, 'lazy')}<figcaption><b>{row['token']}</b>{note}</figcaption></figure>"


def _link(row: Row, loading: str) -> str:
    traits = "; ".join(f"{trait['name']} {trait['value']}" for trait in row["traits"])
    label = f"{row['piece']} {row['token']}" + (f": {traits}" if traits else "")
    path = escape(row["path"])
    return (
        f'<a class="work" href="{path}.svg" data-work="{path}" style="--ground:#{escape(row["background"])}">'
        f'<img src="{path}.svg" width="{row["width"]}" height="{row["height"]}" loading="{loading}" '
        f'decoding="async" alt="{escape(label)}"></a>'
    )


def _list(rows: list[Row]) -> str:
    lines = "".join(
        f'<tr data-work="{escape(row["path"])}"><th scope="row"><a href="{escape(row["path"])}.svg" '
        f'data-work="{escape(row["path"])}">{escape(row["piece"])} {row["token"]}</a></th>'
        f"<td>{_traits(row)}</td><td>{row['gas']:,}</td><td>{row['bytes']:,}</td><td>{row['chars']:,}</td></tr>\n"
        for row in rows
    )
    return f"""<section class="list" id="list">
<h2>List of works</h2>
<div class="scroll" tabindex="0" role="region" aria-label="List of works">
<table>
<thead><tr><th scope="col">Work</th><th scope="col">Traits</th><th scope="col">Gas</th>
<th scope="col">SVG bytes</th><th scope="col">URI characters</th></tr></thead>
<tbody>
{lines}</tbody>
</table>
</div>
<p class="quiet">Gas is what one call of tokenURI uses. The same as data:
<a href="works.json">works.json</a></p>
</section>
"""


def _traits(row: Row) -> str:
    return " ".join(
        f'<span class="trait"><i>{escape(trait["name"])}</i> {escape(str(trait["value"]))}</span>'
        for trait in row["traits"]
    )


def _json(rows: list[Row]) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(rows, separators=(",", ":")).replace("<", "\\u003c")


def _span(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
