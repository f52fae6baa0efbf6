"""What a prompt has to be, and what of it reaches a model. The same words give the same everywhere.

A prompt stays text all the way: quotes, angle brackets and backslashes mean nothing to a model, and whoever shows
them escapes them. What has no place in it is taken out: control characters, marks that turn the direction of reading,
what has no width. What cannot be meant is refused: too much, nothing, characters that Unicode does not have.
"""

import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from reference.hybrid.plate import MAX_PROMPT_BYTES

from .refusal import Hindered, Refused

SLOT = "{prompt}"  # where a template holds the prompt

# Joiners have no width either, but some scripts and most emoji of more than one part are spelled with them.
JOINERS = "\u200c\u200d"
# By general category: what is taken out, and what is refused. Unassigned characters are refused since what Unicode
# says of them may change with Python's version; two workers that disagree make nothing, and nothing is lost.
DROPPED = {"Cc", "Cf"}
REFUSED = {"Cs": "half of a character", "Co": "a character for private use", "Cn": "a character that Unicode lacks"}

Blocklist = Callable[[str], str | None]  # answers why a cleaned prompt is refused, or nothing


def clean(prompt: str) -> str:
    """Returns a prompt in Unicode's form C, on one line, with single spaces; Refused when it is none."""
    size = len(prompt.encode(errors="surrogatepass"))
    if size > MAX_PROMPT_BYTES:
        raise Refused(f"prompts: {size} bytes, and {MAX_PROMPT_BYTES} are the most")
    spaced = "".join(" " if letter.isspace() else letter for letter in prompt)
    composed = unicodedata.normalize("NFC", "".join(filter(_stays, spaced)))
    cleaned = " ".join(composed.split())
    if not cleaned.strip(JOINERS + " "):
        raise Refused("prompts: the prompt is empty")
    return cleaned


def _stays(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category in REFUSED:
        raise Refused(f"prompts: U+{ord(letter):04X} is {REFUSED[category]}")
    return category not in DROPPED or letter in JOINERS


def fill(template: str, cleaned: str) -> str:
    """Puts a cleaned prompt into a template, whose slot it takes; ValueError when there is not one slot."""
    if template.count(SLOT) != 1:
        raise ValueError(f"prompts: the template {template!r} has to hold {SLOT} once")
    return template.replace(SLOT, cleaned)


def blocklist(hook: str) -> Blocklist:
    """Returns the check that a hook names: a file with a phrase a line, or "package.module:function".

    A phrase is found as whole words, in letters of any size and any compatible form; lines with # are comments.
    Raises Hindered when the hook names nothing.
    """
    if not hook:
        return lambda cleaned: None
    module, _, name = hook.partition(":")
    if name.isidentifier() and all(part.isidentifier() for part in module.split(".")):
        try:
            return getattr(import_module(module), name)
        except (ImportError, AttributeError) as error:
            raise Hindered(f"prompts: the blocklist {hook} is not there: {error}") from None
    try:
        lines = Path(hook).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Hindered(f"prompts: the blocklist {hook} cannot be read: {error}") from None
    phrases = [_folded(line) for line in lines if not line.startswith("#")]

    def check(cleaned: str) -> str | None:
        folded = f" {_folded(cleaned)} "
        found = any(phrase and f" {phrase} " in folded for phrase in phrases)
        return "it holds words that are not drawn here" if found else None

    return check


def _folded(words: str) -> str:
    """Letters and digits alone, of one size and form, with single spaces between words."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())
