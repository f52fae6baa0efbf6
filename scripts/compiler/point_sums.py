"""Sums and what surrounds them, as expressions of Vyper: short stacks, few multiplications."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

MAX_TERMS = 64  # in one expression; the compiler walks them recursively


@dataclass(frozen=True)
class Term:
    """A word and its factor in a sum: a number, or an expression that is read at run time."""

    factor: int | str
    word: str


def splat(value: int) -> str:
    """A number in every lane."""
    return "ONES" if value == 1 else f"{value} * ONES"


def shifted(expression: str, shift: int) -> str:
    """An expression shifted to the right, in parentheses."""
    return f"(({expression}) >> {shift})" if shift else f"({expression})"


def assigned(total: list[str]) -> list[str]:
    """Statements that leave a sum of several expressions in `t`; later ones begin with `t`."""
    return [f"t = {each}" for each in total]


def summed(terms: list[Term], bias: int | str, bits: int) -> list[str]:
    """A sum as expressions of at most MAX_TERMS terms, each after the first beginning with `t`, the one before."""
    chunks = [terms[at : at + MAX_TERMS] for at in range(0, len(terms), MAX_TERMS)] or [[]]
    found = []
    for chunk in chunks:
        above, below = _grouped(chunk)
        if found:
            above.insert(0, "t")
        elif isinstance(bias, str):
            above.insert(0, bias)
        elif bias:
            # Beyond a lane the product wraps like any other of the sum.
            word = splat(abs(bias)) if abs(bias) < 2**bits else f"unsafe_mul({abs(bias)}, ONES)"
            (above if bias > 0 else below).insert(0, word)
        total = chained(above) if above else "0"
        found.append(f"unsafe_sub({total}, {chained(below)})" if below else total)
    return found


def _grouped(terms: list[Term]) -> tuple[list[str], list[str]]:
    """Terms as expressions, those to add and those to take away; words with the same factor share it."""
    above, below = [], []
    by_size = sorted((term for term in terms if isinstance(term.factor, int)), key=lambda term: abs(term.factor))
    for size, same in groupby(by_size, key=lambda term: abs(term.factor)):
        same = list(same)
        more = [term.word for term in same if term.factor > 0]
        less = [term.word for term in same if term.factor < 0]
        word = chained(more or less)
        if more and less:
            word = f"unsafe_sub({word}, {chained(less)})"
        if size & (size - 1):
            word = f"unsafe_mul({size}, {word})"
        elif size > 1:
            word = f"({word} << {size.bit_length() - 1})"
        (above if more else below).append(word)
    above += [f"unsafe_mul({term.factor}, {term.word})" for term in terms if isinstance(term.factor, str)]
    return above, below


def chained(words: Sequence[str]) -> str:
    """The sum of words; the right hand is evaluated first, so that the stack stays short."""
    total = words[0]
    for word in words[1:]:
        total = f"unsafe_add({word}, {total})"
    return total
