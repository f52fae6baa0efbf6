"""3x3 convolutions of images in lanes, two rows of the output at a time.

A row of pixels times the polynomial of a kernel's row holds that row's three taps. Winograd's F(2, 3), taken over
rows, gets two rows of sums from four such products instead of six: with the rows d0 to d3 of the input and
g0 to g2 of the kernel,

    2 y0 = (d0 - d2) 2 g0 + (d1 + d2) (g0 + g1 + g2) + (d2 - d1) (g0 - g1 + g2)
    2 y1 = (d1 + d2) (g0 + g1 + g2) - (d2 - d1) (g0 - g1 + g2) - (d1 - d3) 2 g2

All of it is exact modulo 2**256, whatever lanes borrow on the way: a lane has to hold 2 y, and nothing else. (S.
Winograd, Arithmetic Complexity of Computations, 1980.)

An image is `uint256[channels][(height + 2) * words]`: rows from above the image to below it, each of `words` words;
a word has `count - 2` pixels, between two lanes that show what lies beside them, zeros outside the image.
"""

from dataclasses import dataclass

import numpy as np

from reference.neural.model import WORD_BITS, Lanes

INDENT = " " * 4
ROWS = "abcd"


@dataclass(frozen=True)
class Geometry:
    """Lanes, and the size of an image: `height` is even."""

    lanes: Lanes
    height: int
    width: int

    @property
    def pixels(self) -> int:
        """The pixels of a word."""
        return self.lanes.count - 2

    @property
    def words(self) -> int:
        """The words of a row."""
        return -(-self.width // self.pixels)

    def ones(self, word: int) -> int:
        """A one in each lane of a word that is a pixel of the image."""
        shown = min(self.pixels, self.width - word * self.pixels)
        return sum(1 << (self.lanes.bits * lane) for lane in range(1, shown + 1))

    def kind(self, channels: int) -> str:
        """The type of an image."""
        return f"uint256[{channels}][{(self.height + 2) * self.words}]"


def image(x: np.ndarray, of: Geometry) -> list[list[int]]:
    """An image `(channels, height, width)` of numbers from 0 on, as words."""
    channels, height, width = x.shape
    padded = np.zeros((channels, height + 2, of.words * of.pixels + 2), np.int64)
    padded[:, 1 : height + 1, 1 : width + 1] = x
    shown = [padded[:, :, of.pixels * word :][:, :, : of.lanes.count] for word in range(of.words)]
    return [[_packed(row, of.lanes.bits) for row in each[:, at]] for at in range(height + 2) for each in shown]


def _packed(numbers: np.ndarray, bits: int) -> int:
    return sum(int(number) << (bits * lane) for lane, number in enumerate(numbers))


def function(name: str, weights: np.ndarray, bias: np.ndarray, of: Geometry, shift: int, high: int | None) -> str:
    """The text of a function from image to image; see `statements`."""
    body = [*statements(weights, bias, of, shift, high), "return out"]
    head = f"@pure\ndef {name}(x: {of.kind(weights.shape[1])}) -> {of.kind(len(weights))}:\n"
    return head + "".join(f"{INDENT}{line}\n" for line in body)


def statements(weights: np.ndarray, bias: np.ndarray, of: Geometry, shift: int, high: int | None) -> list[str]:
    """Statements that make the image `out` of the image `x`, with weights as literals.

    Args:
        weights, bias: `(out, in, 3, 3)` and `(out,)`, such that -2**(bits - 2) <= sum < 2**(bits - 2) for any part of
            a sum's taps.
        high: sums are clamped to [0, high] after the shift; None for a ReLU alone.

    Raises ValueError for an odd height, and where a lane has too few bits for the shift.
    """
    if of.height % 2:
        raise ValueError(f"winograd: a height of {of.height} is odd")
    if shift + 2 >= of.lanes.bits:
        raise ValueError(f"winograd: lanes of {of.lanes.bits} bits have none left after a shift by {shift}")
    outputs, inputs = weights.shape[:2]
    loop = [f"at: uint256 = pair * {2 * of.words}"]
    for word in range(of.words):
        for row, letter in enumerate(ROWS):
            loop.append(f"{letter}{word}: uint256[{inputs}] = x[at + {row * of.words + word}]")
    for word in range(of.words):
        for channel in range(inputs):
            loop += _transformed(word, channel)
    for word in range(of.words):
        for output in range(outputs):
            loop += _sums(word, output, weights[output], int(bias[output]), of.lanes)
            for row in range(2):
                loop += _activated(f"y{row}_{word}_{output}", of, word, shift + 1, high)
    for row in range(2):
        for word in range(of.words):
            listed = ", ".join(_beside(row, word, output, of) for output in range(outputs))
            loop.append(f"out[at + {(row + 1) * of.words + word}] = [{listed}]")
    begin = [f"out: {of.kind(outputs)} = empty({of.kind(outputs)})", f"for pair: uint256 in range({of.height // 2}):"]
    return begin + [INDENT + line for line in loop]


def _transformed(word: int, channel: int) -> list[str]:
    a, b, c, d = (f"{letter}{word}[{channel}]" for letter in ROWS)
    differences = [("unsafe_sub", a, c), ("unsafe_add", b, c), ("unsafe_sub", c, b), ("unsafe_sub", b, d)]
    return [
        f"e{at}_{word}_{channel}: uint256 = {operator}({first}, {second})"
        for at, (operator, first, second) in enumerate(differences)
    ]


def _sums(word: int, output: int, kernels: np.ndarray, bias: int, lanes: Lanes) -> list[str]:
    """Two words of sums: 2 y + 2**(bits - 1) in the lanes from the third on, for pixels from the first on."""
    first, second, third = (kernels[:, row].astype(object) for row in range(3))
    sets = [2 * first, first + second + third, first - second + third, 2 * third]
    products = [
        [(f"e{at}_{word}_{channel}", _polynomial(taps, lanes.bits)) for channel, taps in enumerate(each)]
        for at, each in enumerate(sets)
    ]
    start = sum((2 * bias + (1 << (lanes.bits - 1))) << (lanes.bits * lane) for lane in range(lanes.count))
    both, turned, up, down = f"p{word}_{output}", f"q{word}_{output}", f"y0_{word}_{output}", f"y1_{word}_{output}"
    return [
        f"{both}: uint256 = {_total(str(start % 2**WORD_BITS), products[1])}",
        f"{turned}: uint256 = {_total('0', products[2])}",
        f"{up}: uint256 = {_total(f'unsafe_add({both}, {turned})', products[0])}",
        f"{down}: uint256 = {_total(f'unsafe_sub({both}, {turned})', [(x, -k) for x, k in products[3]])}",
    ]


def _polynomial(taps: np.ndarray, bits: int) -> int:
    """A kernel's row as one number, its last tap lowest: a product has the sum of three pixels in each lane."""
    return sum(int(tap) << (bits * (2 - at)) for at, tap in enumerate(taps))


def _total(start: str, products: list[tuple[str, int]]) -> str:
    """A sum of products, negative ones taken off: a literal is as short as its number that way."""
    for x, factor in products:
        if factor:
            start = f"unsafe_{'add' if factor > 0 else 'sub'}({start}, unsafe_mul({x}, {abs(factor)}))"
    return start


def _activated(name: str, of: Geometry, word: int, shift: int, high: int | None) -> list[str]:
    """Statements that activate a word of sums, and move it a lane down, to where the pixels of an image lie."""
    bits, ones = of.lanes.bits, of.ones(word)
    top = bits - 1 - shift
    full = 2**top - 1
    # The lane's top bit is set where the sum is not negative; there it becomes a mask of all bits below.
    lines = [f"{name} = ({name} >> {bits + shift}) & unsafe_mul(({name} >> {2 * bits - 1}) & {ones}, {full})"]
    if high is not None and high < full:
        above = f"unsafe_mul((unsafe_add({name}, {ones * (full - high)}) >> {top}) & {ones}, {full})"
        if high & (high + 1):
            lines.append(f"{name} = {name} ^ (({name} ^ {ones * high}) & {above})")
        else:
            lines.append(f"{name} = ({name} | {above}) & {ones * high}")
    return lines


def _beside(row: int, word: int, output: int, of: Geometry) -> str:
    """A word with the pixels beside it: the last of the word before, and the first of the word after."""
    text, bits = f"y{row}_{word}_{output}", of.lanes.bits * of.pixels
    if word:
        text += f" | (y{row}_{word - 1}_{output} >> {bits})"
    if word + 1 < of.words:
        # What comes along with the first pixel lies above all lanes.
        kept = 2 ** (of.lanes.bits * of.lanes.count) - 1
        text += f" | ((y{row}_{word + 1}_{output} << {bits}) & {kept})"
    return text
