"""Pixels in the lanes of words: how they are moved to their places, packed from plain numbers and taken apart."""

from collections.abc import Callable, Sequence

from reference.neural.model import Lanes

from .source import INDENT, Image, Scalars, Source, redimensioned, total

UNROLLED_CHANNELS = 8  # beyond, a loop goes over them
BACK = "return out"
EACH = "each"  # the channel in a loop over channels

Pixel = tuple[int, int] | None  # the number of a given word, and the lane in it; None outside the image


def gather(source: Source, words: int, new: Sequence[Sequence[Pixel]], lanes: Lanes, zero: int) -> str:
    """The function that lays pixels out anew: for each new word its lanes, from the lowest one on."""
    bits = lanes.bits
    mask = (1 << bits) - 1
    expressions = []
    for word in new:
        moves: dict[tuple[int, int], int] = {}
        rest = 0
        for lane, pixel in enumerate(word):
            if pixel is None:
                rest |= zero << (bits * lane)
            else:
                source_word, source_lane = pixel
                key = (source_word, lane - source_lane)
                moves[key] = moves.get(key, 0) | mask << (bits * source_lane)
        terms = [_moved(f"w{at}", bits * up, kept) for (at, up), kept in moves.items()]
        expressions.append(" | ".join(terms + ([str(rest)] if rest else [])) or "0")
    if len(new) == 1:
        returns, body = "uint256", [f"return {expressions[0]}"]
    else:
        returns = f"uint256[{len(new)}]"
        body = ["return [", *(f"{INDENT}{expression}," for expression in expressions), "]"]
    arguments = [f"w{at}: uint256" for at in range(words)]
    return source.function("_laid", arguments, returns, body, "Moves pixels to their places.")


def _moved(word: str, up: int, kept: int) -> str:
    if up == 0:
        return f"({word} & {kept})"
    return f"(({word} & {kept}) << {up})" if up > 0 else f"(({word} & {kept}) >> {-up})"


def wanted(out: Image, pixel: Callable[[int], tuple[int, int]]) -> list[list[Pixel]]:
    """The lanes of an output row's words, given where each of its pixels comes from."""
    rows = []
    for word in range(out.words):
        places = range(word * out.pixels - 1, (word + 1) * out.pixels + 1)
        rows.append([pixel(place) if 0 <= place < out.width else None for place in places])
    return rows


def begun(out: Image) -> list[str]:
    """Statements that make an image whose outside is in place."""
    body = [f"out: {out.type} = empty({out.type})"]
    if out.zero:
        last = (out.height + 1) * out.words
        body += [
            f"edge: uint256[{out.channels}] = empty(uint256[{out.channels}])",
            f"for i: uint256 in range({out.channels}):",
            f"{INDENT}edge[i] = {out.edge}",
            f"for i: uint256 in range({out.words}):",
            f"{INDENT}out[i] = edge",
            f"{INDENT}out[{last} + i] = edge",
        ]
    return body


def over_channels(channels: int, lines: Callable[[str], list[str]]) -> list[str]:
    """The same statements for every channel: one after the other, or in a loop where they are many."""
    if channels <= UNROLLED_CHANNELS:
        return [line for channel in range(channels) for line in lines(str(channel))]
    return [f"for each: uint256 in range({channels}):", *(INDENT + line for line in lines(EACH))]


def indented(lines: Sequence[str]) -> list[str]:
    return [INDENT + line for line in lines]


def laid(out: Image, call: str, given: list[str], channel: str, rows: int = 1) -> list[str]:
    """Statements that lay one channel of an output row out, and put it at `at` (and that many rows)."""
    lines = [
        f"laid_{channel}: {'uint256' if out.words == 1 else f'uint256[{out.words}]'} = {call}({', '.join(given)})"
    ]
    for row in range(rows):
        for word in range(out.words):
            value = f"laid_{channel}" + ("" if out.words == 1 else f"[{word}]")
            lines.append(f"out[at + {row * out.words + word}][{channel}] = {value}")
    return lines


def _opener(source: Source, x: Image, signed: bool) -> str:
    """The function that takes the words of a row apart into its numbers."""
    bits = x.lanes.bits
    numbers = []
    for pixel in range(x.width):
        word, lane = x.source(pixel)
        field = f"(w{word} >> {bits * lane}) & {(1 << bits) - 1}"
        number = f"unsafe_sub({field}, {x.zero})" if x.zero else field
        numbers.append(f"convert(convert({number}, bytes32), int256)" if signed else number)
    listed = f",\n{INDENT}".join(numbers)
    arguments = [f"w{word}: uint256" for word in range(x.words)]
    kind = f"{'int256' if signed else 'uint256'}[{x.width}]"
    body = [f"return [\n{INDENT}{listed}\n]"]
    return source.function("_opened", arguments, kind, body, "Takes a row's pixels apart.")


def _open_rows(x: Image, name: str, row: str, place: str) -> list[str]:
    """Statements that take the rows of the image called `name` apart, to `place` of a channel and y."""
    given = ", ".join(f"row_{word}[{{0}}]" for word in range(x.words))
    return [
        f"for y: uint256 in range({x.height}):",
        *indented(
            [
                *(f"row_{w}: uint256[{x.channels}] = {name}[(y + 1) * {x.words} + {w}]" for w in range(x.words)),
                *over_channels(x.channels, lambda i: [f"{place.format(i)} = {row}({given.format(i)})"]),
            ]
        ),
    ]


def opened(source: Source, name: str, x: Image) -> Scalars:
    """The numbers of an image, in C order."""
    out = Scalars(name, x.channels * x.height * x.width, x.width)
    row = _opener(source, x, signed=False)
    work = [
        f"out: {out.type} = empty({out.type})",
        *_open_rows(x, "x", row, f"out[{{0}} * {x.height} + y]"),
        BACK,
    ]
    call = source.function(f"_{name}", [f"x: {x.type}"], out.type, work, "Takes an image apart into its numbers.")
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out


def answered(source: Source, x: Image) -> None:
    """Returns an image from `forward`, as rows of numbers."""
    kind = f"int256[{x.width}][{x.height}][{x.channels}]"
    row = _opener(source, x, signed=True)
    source.forward += [
        f"answer: {kind} = empty({kind})",
        *_open_rows(x, x.name, row, "answer[{0}][y]"),
        "return answer",
    ]


def _closer(source: Source, out: Image, signed: bool) -> str:
    """The function that packs a row's numbers into its words."""
    words = []
    for word in wanted(out, out.source):
        terms = []
        for lane, pixel in enumerate(word):
            if pixel:
                number = f"row[{pixel[0] * out.pixels + pixel[1] - 1}]"
                number = f"convert(convert({number}, bytes32), uint256)" if signed else number
                terms.append(f"({number} << {out.lanes.bits * lane})" if lane else number)
        # Every lane ends as number + zero >= 0, so that what negative numbers borrow is paid back.
        rest = sum(out.zero << (out.lanes.bits * lane) for lane in range(len(word)))
        words.append(total(terms + ([str(rest)] if rest else [])))
    kind = "uint256" if out.words == 1 else f"uint256[{out.words}]"
    body = [f"return {words[0]}"] if out.words == 1 else ["return [", *(f"{INDENT}{each}," for each in words), "]"]
    given = f"row: {'int256' if signed else 'uint256'}[{out.width}]"
    return source.function("_closed", [given], kind, body, "Packs a row's pixels.")


def closed(source: Source, name: str, x: Scalars, shape: tuple[int, ...], lanes: Lanes, zero: int) -> Image:
    """An image of numbers that lie in C order."""
    out = Image(name, *shape, lanes, zero)
    expression, kind = redimensioned(source, x, out.width, "x")
    row = _closer(source, out, signed=False)
    work = [
        *begun(out),
        f"rows: {kind} = {expression}",
        f"for y: uint256 in range({out.height}):",
        *indented(
            [
                f"at: uint256 = (y + 1) * {out.words}",
                *over_channels(out.channels, lambda i: laid(out, row, [f"rows[{i} * {out.height} + y]"], i)),
            ]
        ),
        BACK,
    ]
    call = source.function(f"_{name}", [f"x: {x.type}"], out.type, work, "Packs numbers into an image.")
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out


def taken(source: Source, name: str, shape: tuple[int, ...], lanes: Lanes, zero: int, outside: str) -> Image:
    """The image that `forward` was given as x; `outside` tells by its topmost bit whether a row leaves its range."""
    out = Image(name, *shape, lanes, zero)
    row = _closer(source, out, signed=True)

    def lines(channel: str) -> list[str]:
        given = f"given_{channel}"
        take = [f"{given}: int256[{out.width}] = x[{channel}][y]", f"bad |= {outside}({given})"]
        return [*take, *laid(out, row, [given], channel)]

    source.forward += [
        *(line.replace("out", name, 1) for line in begun(out)),
        "bad: uint256 = 0",
        f"for y: uint256 in range({out.height}):",
        *indented([f"at: uint256 = (y + 1) * {out.words}"]),
        *indented([line.replace("out[", f"{name}[", 1) for line in over_channels(out.channels, lines)]),
    ]
    return out
