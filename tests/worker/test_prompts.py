"""Prompts are cleaned or refused with a reason, and the same words give the same everywhere."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderer.worker import prompts
from renderer.worker.refusal import Hindered, Refused


@pytest.mark.parametrize(
    ("prompt", "cleaned"),
    [
        ("a lake at dusk", "a lake at dusk"),
        ("  a\tlake\n\nat\r\ndusk ", "a lake at dusk"),
        ("a\u00a0lake\u2028at\u3000dusk", "a lake at dusk"),
        ("\"quotes\" and 'others' and \\back", "\"quotes\" and 'others' and \\back"),
        ("</svg><script>alert(1)</script>", "</svg><script>alert(1)</script>"),
        ("a\0lake", "alake"),
        ("a\x1b[31m lake\x7f", "a[31m lake"),
        ("\u202ea lake\u202c \u200fat\u2066 dusk\u2069", "a lake at dusk"),
        ("\ufeffa l\u00adake\u200b", "a lake"),
        ("e\u0301tang", "\u00e9tang"),
        ("\u212bngstr\u00f6m", "\u00c5ngstr\u00f6m"),
        ("\U0001f469\u200d\U0001f3a8 paints", "\U0001f469\u200d\U0001f3a8 paints"),
        ("{prompt} {0} %s $(x)", "{prompt} {0} %s $(x)"),
    ],
)
def test_a_prompt_is_cleaned(prompt: str, cleaned: str) -> None:
    assert prompts.clean(prompt) == cleaned


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ("x" * 10_240, "10240 bytes, and 512 are the most"),
        ("\u00e9" * 257, "514 bytes, and 512 are the most"),
        ("", "the prompt is empty"),
        (" \n\u200b\u202e\0", "the prompt is empty"),
        ("\u200d", "the prompt is empty"),
        ("a\ud800b", r"U\+D800 is half of a character"),
        ("a\ue000b", r"U\+E000 is a character for private use"),
        ("a\uffffb", r"U\+FFFF is a character that Unicode lacks"),
    ],
)
def test_a_prompt_that_cannot_be_meant_is_refused_with_a_reason(prompt: str, reason: str) -> None:
    with pytest.raises(Refused, match=f"^prompts: {reason}$"):
        prompts.clean(prompt)


def test_the_longest_prompt_of_an_order_is_taken() -> None:
    assert prompts.clean("x" * 512) == "x" * 512


@given(st.text(max_size=600))
def test_what_is_cleaned_is_clean_or_refused(prompt: str) -> None:
    try:
        cleaned = prompts.clean(prompt)
    except Refused as refused:
        assert str(refused).startswith("prompts: ")
        return
    assert cleaned == unicodedata.normalize("NFC", cleaned) == " ".join(cleaned.split())
    assert not {unicodedata.category(letter) for letter in cleaned} & {"Cc", "Cs", "Co", "Cn"}
    assert not set(cleaned) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    if len(cleaned.encode()) <= 512:  # composing may make a text longer
        assert prompts.clean(cleaned) == cleaned


def test_a_template_takes_the_prompt_as_it_is() -> None:
    assert prompts.fill("{prompt}, in ink", "a {prompt} lake") == "a {prompt} lake, in ink"


@pytest.mark.parametrize("template", ["", "in ink", "{prompt} and {prompt}"])
def test_a_template_has_one_slot(template: str) -> None:
    with pytest.raises(ValueError, match="^prompts: the template"):
        prompts.fill(template, "a lake")


@pytest.fixture
def phrases(tmp_path: Path) -> str:
    path = tmp_path / "blocked.txt"
    path.write_text("# comment lake\n\nmickey mouse\nStra\u00dfe\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "prompt",
    ["Mickey Mouse", "a MICKEY  mouse!", "mickey-mouse", "\uff2d\uff49\uff43\uff4b\uff45\uff59 mouse", "die STRASSE"],
)
def test_a_blocked_phrase_is_found_in_any_form(phrases: str, prompt: str) -> None:
    assert prompts.blocklist(phrases)(prompts.clean(prompt)) == "it holds words that are not drawn here"


@pytest.mark.parametrize("prompt", ["a mouse", "mickey", "mickey mousetrap", "comment lake"])
def test_what_only_resembles_a_blocked_phrase_passes(phrases: str, prompt: str) -> None:
    assert prompts.blocklist(phrases)(prompts.clean(prompt)) is None


def test_a_callable_can_block(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "artists_rules.py").write_text(
        'def check(cleaned):\n    return "no lakes" if "lake" in cleaned else None\n'
    )
    monkeypatch.syspath_prepend(tmp_path)
    check = prompts.blocklist("artists_rules:check")
    assert check("a lake") == "no lakes"
    assert check("a hill") is None


def test_no_blocklist_blocks_nothing() -> None:
    assert prompts.blocklist("")("anything") is None


@pytest.mark.parametrize("hook", ["/nowhere/blocked.txt", "no_such_module:check", "json:no_such_function", "."])
def test_a_blocklist_that_is_not_there_is_told(hook: str) -> None:
    with pytest.raises(Hindered, match="^prompts: the blocklist .* (is not there|cannot be read): "):
        prompts.blocklist(hook)
