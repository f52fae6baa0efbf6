"""Tables that are kept as text or as digits: names, colours, odds. Twin of contracts/encoding/tables.vy."""

from reference.numeric import stream

NAME_CHARS = 10  # of a name, with the spaces at its end
COLOUR_CHARS = 6  # hexadecimal digits of a colour
COLOURS = 9  # of a palette
CHANCES = 32


def pick(draw: int, odds: int) -> int:
    """One of 32 equal chances, each a hexadecimal digit of `odds`, read from the right."""
    return odds >> 4 * stream.below(draw, CHANCES) & 15


def named(names: str, k: int) -> str:
    """The k-th of a list of names, without the spaces at its end."""
    return names[NAME_CHARS * k : NAME_CHARS * (k + 1)].rstrip()


def colours(palette: str) -> list[str]:
    """The nine colours of a palette, six hexadecimal digits each."""
    return [palette[k : k + COLOUR_CHARS] for k in range(0, COLOURS * COLOUR_CHARS, COLOUR_CHARS)]
