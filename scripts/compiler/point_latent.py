"""What a latent changes of an emitted network: weights and biases in memory, and the function that lays them out.

The rule is that of reference/neural/film.py; here it comes with the lanes' offsets and the forms of the inputs folded
into the biases.
"""

from dataclasses import dataclass
from itertools import groupby

from reference.neural.film import Film
from reference.neural.model import WORD_BITS

from .point_lanes import LayerPlan, Plan, period, wraps

WEIGHTS_A_WORD = 32  # of a table: bytes
NUMBERS_A_WORD, NUMBER_BITS = 4, 64  # of a table of biases
BYTE_OFFSET = 128  # tables hold weight + 128


class Latent:
    """The part of a module that a latent changes: the array `p`, and the function that makes it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.changed = [layer for layer in plan.layers if layer.film]
        self.gained = [layer for layer in self.changed if layer.film.gains]
        self.places = _places(plan)
        self.parameters = sum(len(place.weights) + len(place.biases) for place in self.places.values())
        self.tables: dict[str, list[list[int]] | list[int]] = {}

    def constants(self) -> list[str]:
        """How long the arrays are."""
        gains = sum(len(layer.offsets) for layer in self.gained)
        if not self.changed:
            return []
        return [
            f"PARAMETERS: constant(uint256) = {self.parameters}  # that a latent changes",
            *([f"GAINS: constant(uint256) = {gains}"] if gains else []),
            f"OFFSETS: constant(uint256) = {sum(len(layer.offsets) for layer in self.changed)}",
        ]

    def function(self) -> list[str]:
        """The lines of `_modulated`, none where there is nothing to change."""
        if not self.changed:
            return []
        taken = "gains: int256[GAINS], offsets: int256[OFFSETS]" if self.gained else "offsets: int256[OFFSETS]"
        lines = [
            "",
            "",
            "@pure",
            f"def _modulated({taken}) -> uint256[PARAMETERS]:",
            '    """',
            "    @notice Lays out what `_points` reads, under a latent.",
            *(["    @param gains One for each unit of the layers with gains, in order."] if self.gained else []),
            "    @param offsets One for each unit of the layers that a latent changes, in order.",
            "    @return Weights, and biases in every lane. No twin: the reference modulates the model.",
            "    @dev Proven for these ranges, which the caller keeps:",
            *(f"        {layer.layer.name}: {ranges(layer.film)}" for layer in self.changed),
            '    """',
            "    p: uint256[PARAMETERS] = empty(uint256[PARAMETERS])",
            "    at: uint256 = 0",
            "    unit: uint256 = 0",
            *(["    bias_at: uint256 = 0", "    word: uint256 = 0"] if self.gained else []),
            *(["    gained: uint256 = 0"] if self.gained else []),
        ]
        # Layers without gains that follow on each other are laid out by one loop.
        for (gains, wrapped), group in groupby(self.changed, key=lambda each: (each.film.gains, _wrap(each))):
            group = list(group)
            names = ", ".join(layer.layer.name for layer in group)
            blocks = [self._laid(layer) for layer in group] if gains else [self._shifted(group, wrapped)]
            lines += ["", f"    # {names}", *(f"    {line}" for block in blocks for line in block)]
        return [*lines, "", "    return p"]

    def _shifted(self, layers: list[LayerPlan], wrapped: str) -> list[str]:
        """Lays out the biases of layers that keep their weights."""
        biased = [folded(self.plan, layer, channel) for layer in layers for channel in range(len(layer.offsets))]
        table = f"UNITS_{letter(self.plan, layers[0].layer.name).upper()}"
        rest = ""
        if wrapped:
            # Only the bias itself is taken modulo the period.
            biases = [int(bias) for layer in layers for bias in layer.layer.bias]
            others = [each - bias for each, bias in zip(biased, biases, strict=True)]
            rest = self._number_at(others, f"{table}_REST")
            biased = biases
        bias = f"unsafe_add({self._number_at(biased, table)}, {_unsigned('offsets[unit]')}){wrapped}"
        return [
            f"for i: uint256 in range({len(biased)}):",
            f"    p[at] = unsafe_mul({f'unsafe_add({bias}, {rest})' if rest else bias}, ONES)",
            "    at = unsafe_add(at, 1)",
            "    unit = unsafe_add(unit, 1)",
        ]

    def _laid(self, layer: LayerPlan) -> list[str]:
        """Lays out the weights and the biases of a layer with gains."""
        of, form = layer.layer, self.plan.form(layer.layer.inputs[0])
        units, fan_in = of.shape
        table = f"UNITS_{letter(self.plan, of.name).upper()}"
        wrapped = _wrap(layer)
        words = -(-fan_in // WEIGHTS_A_WORD)
        self.tables[table] = [_packed(layer, channel, words) for channel in range(units)]
        reach, film = 2 ** (of.bits - 1), layer.film
        place = self.places[of.name]
        scaled = (
            f"unsafe_mul(unsafe_sub(convert((word >> (i << 3)) & 255, int256), {BYTE_OFFSET}), gain) >> {film.shift}"
        )
        lines = [
            f"bias_at = {place.biases.start}",
            f"for row: int256[{words + 2}] in {table}:",
            "    # The bias, the lanes' offset, then the weights, a byte each.",
            "    gain: int256 = gains[gained]",
            f"    bias: int256 = unsafe_add(unsafe_mul(row[0], gain) >> {film.shift}, offsets[unit]){wrapped}",
            "    bias = unsafe_add(bias, row[1])",
        ]
        for word in range(words):
            lines += [
                f"    word = convert(convert(row[{word + 2}], bytes32), uint256)",
                f"    for i: uint256 in range({min(WEIGHTS_A_WORD, fan_in - word * WEIGHTS_A_WORD)}):",
                f"        weight: int256 = max(min({scaled}, {reach - 1}), {-reach})",
                *([f"        bias = unsafe_add(bias, unsafe_mul(weight, {form.base}))"] if form.base else []),
                f"        p[at] = {_unsigned('weight' if form.sign > 0 else 'unsafe_sub(0, weight)')}",
                "        at = unsafe_add(at, 1)",
            ]
        return [
            *lines,
            f"    p[bias_at] = {_word_of('bias')}",
            "    bias_at = unsafe_add(bias_at, 1)",
            "    unit = unsafe_add(unit, 1)",
            "    gained = unsafe_add(gained, 1)",
            f"at = {place.biases.stop}",
        ]

    def _number_at(self, numbers: list[int], table: str) -> str:
        """The expression of number `i`, modulo 2**256, of a table that has four to a word, since code is dear."""
        if not all(-(2 ** (NUMBER_BITS - 1)) <= number < 2 ** (NUMBER_BITS - 1) for number in numbers):
            self.tables[table] = [number % 2**WORD_BITS for number in numbers]
            return f"{table}[i]"
        shifted = [number + 2 ** (NUMBER_BITS - 1) for number in numbers]
        words = [
            sum(number << NUMBER_BITS * place for place, number in enumerate(shifted[at : at + NUMBERS_A_WORD]))
            for at in range(0, len(shifted), NUMBERS_A_WORD)
        ]
        self.tables[table] = words
        word = f"({table}[i >> 2] >> ((i & 3) << 6)) & {2**NUMBER_BITS - 1}"
        return f"unsafe_sub({word}, {2 ** (NUMBER_BITS - 1)})"


@dataclass(frozen=True)
class Place:
    """Where a layer's weights and biases lie in `p`."""

    weights: range
    biases: range


def _places(plan: Plan) -> dict[str, Place]:
    places, at = {}, 0
    for each in plan.layers:
        if each.film:
            weights = range(at, at + (each.layer.weights.size if each.film.gains else 0))
            biases = range(weights.stop, weights.stop + len(each.offsets))
            places[each.layer.name], at = Place(weights, biases), biases.stop
    return places


def _wrap(layer: LayerPlan) -> str:
    """How a wave's bias is taken modulo its period, if it has been proven so."""
    return f" & {period(layer.layer) - 1}" if wraps(layer.layer, layer.film) else ""


def folded(plan: Plan, layer: LayerPlan, channel: int) -> int:
    """The bias that a channel's lanes begin with: its own, the offset, and what the base of its inputs adds."""
    base = plan.form(layer.layer.inputs[0]).base
    return int(layer.layer.bias[channel]) + layer.offsets[channel] + base * int(layer.layer.weights[channel].sum())


def _packed(layer: LayerPlan, channel: int, words: int) -> list[int]:
    """A unit with a gain as a row of its table: bias, lanes' offset, weights + 128, the first in the lowest byte."""
    weights = [int(weight) + BYTE_OFFSET for weight in layer.layer.weights[channel]]
    packed = [bytes(weights[at : at + WEIGHTS_A_WORD]) for at in range(0, words * WEIGHTS_A_WORD, WEIGHTS_A_WORD)]
    signed = [int.from_bytes(each.ljust(WEIGHTS_A_WORD, b"\0"), "little", signed=True) for each in packed]
    return [int(layer.layer.bias[channel]), layer.offsets[channel], *signed]


def table(name: str, rows: list[list[int]] | list[int]) -> list[str]:
    kind = f"int256[{len(rows[0])}]" if isinstance(rows[0], list) else "uint256"
    told = [f"[{', '.join(map(str, row))}]" if isinstance(row, list) else str(row) for row in rows]
    return [f"{name}: constant({kind}[{len(rows)}]) = [", *(f"    {each}," for each in told), "]"]


def ranges(film: Film) -> str:
    """What a film may do to a layer, in words."""
    low, high = film.offsets
    gains = f", gains [{film.gains[0]}, {film.gains[1]}] >> {film.shift}" if film.gains else ""
    return f"offsets [{low}, {high}]{gains}"


def _unsigned(value: str) -> str:
    """Modulo 2**256."""
    return f"convert(convert({value}, bytes32), uint256)"


def _word_of(value: str) -> str:
    return f"unsafe_mul({_unsigned(value)}, ONES)"


def letter(plan: Plan, name: str) -> str:
    """What the words of a layer begin with: a, b ...; `p`, `t` and `x` are taken, and there are longer ones."""
    number = [each.layer.name for each in plan.layers].index(name)
    letters = "abcdefghjklmnqrsuvwyz"
    return letters[number] if number < len(letters) else f"layer{number}_"
