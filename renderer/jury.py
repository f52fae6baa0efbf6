"""The page on which curators choose: each staged image beside its etching, and two buttons. It needs no script.

All that is told on it may come from anyone, and is escaped; a content policy keeps the page to its own files.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from .page import document

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Case:
    """A staged work.

    Attributes:
        request: its number.
        artifact: the SHA-256 of its image, which goes back with a vote.
        image: where its artifact is served, relative to the page; nothing where the file is not at hand.
        etching: the SVG that the chain will draw.
        prompt: the words, or None while they are sealed.
        facts: what else there is to know, by name.
        findings: what the quality gate noticed.
        verdict: how this curator voted, or None.
    """

    request: int
    artifact: str
    image: str
    etching: str
    prompt: str | None
    facts: dict[str, str]
    findings: Sequence[str]
    verdict: bool | None


def html(cases: Sequence[Case], curator: str, token: str, said: str = "") -> str:
    """Returns the page.

    Args:
        curator: whose votes are taken.
        token: goes back with every vote, so that no other page can send one.
        said: what became of the last vote.
    """
    count = f"{len(cases)} work{'' if len(cases) == 1 else 's'}"
    told = f'<p class="said" role="status">{escape(said)}</p>\n' if said else ""
    body = "".join(_case(case, token) for case in cases)
    return document(
        f"Conus: {count} to choose from",
        POLICY,
        f"""<header class="entrance">
<h1>Jury</h1>
<div>
<p>{count} to choose from. What you decide is signed by {escape(curator)}, of the image that you see, and counts until
the curators' time is over. After that anyone may have a work minted.</p>
</div>
</header>
{told}<main class="jury">
{body}</main>
""",
    )


def _case(case: Case, token: str) -> str:
    facts = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(fact)}</dd></div>" for name, fact in case.facts.items())
    findings = "; ".join(case.findings) or "nothing"
    words = (
        "<p>Its words are sealed.</p>" if case.prompt is None else f"<blockquote>{escape(case.prompt)}</blockquote>"
    )
    etching = base64.b64encode(case.etching.encode()).decode()
    image = (
        f'<img src="{escape(case.image)}" alt="Request {case.request}, the image">'
        if case.image
        else "<p>The image is not in this studio, so it can only be rejected.</p>"
    )
    return f"""<article class="case" id="request-{case.request}">
<figure>{image}<figcaption>The image</figcaption></figure>
<figure><img src="data:image/svg+xml;base64,{etching}" alt="Request {case.request}, its etching">
<figcaption>The etching</figcaption></figure>
<div>
<h2>{case.request}</h2>
{words}
<dl><div><dt>The gate noticed</dt><dd>{escape(findings)}</dd></div>{facts}</dl>
<form method="post" action="vote">
<input type="hidden" name="token" value="{escape(token)}">
<input type="hidden" name="request" value="{case.request}">
<input type="hidden" name="artifact" value="{escape(case.artifact)}">
{_button(case, True)}{_button(case, False)}</form>
</div>
</article>
"""


def _button(case: Case, approve: bool) -> str:
    word, past = ("Approve", "Approved") if approve else ("Reject", "Rejected")
    off = " disabled" if case.verdict is approve or (approve and not case.image) else ""
    shown = past if case.verdict is approve else word
    return f'<button name="verdict" value="{word.lower()}"{off}>{shown}</button>\n'
