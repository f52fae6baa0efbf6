"""Writes coordinate networks of one shape as one Vyper module that evaluates a grid, given the data of a network.

The code is that of points.py, with the weights of all layers in memory: a term costs 20 gas for all points of a word.
How they lie in data is in point_data.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reference.neural.film import Films
from reference.neural.model import Model

from .point_data import BIAS_BITS, BIAS_OFFSET, BYTE_OFFSET, WEIGHTS, layout
from .point_lanes import LayerPlan, Plan, period, plan_all
from .point_latent import ranges
from .point_sums import Term, summed
from .points import Writer


@dataclass(frozen=True)
class Grid:
    """Rows of words of points that one call evaluates.

    What inputs add to the first layer that are the same along a row or a column is summed up once for all of it.
    There are inputs of each sort.

    Attributes:
        by_row: the numbers of the inputs that are the same in all words of a row.
        by_column: those that are the same in a word of all rows.
    """

    rows: int
    words: int
    by_row: tuple[int, ...]
    by_column: tuple[int, ...]


def emit(models: Sequence[Model], title: str, films: Films, bits: int, grid: Grid, notes: Sequence[str] = ()) -> str:
    """The source of a module that evaluates any of these networks; ModelError where they have not one shape.

    Its function `_points(data, gains, offsets, rows, columns, inputs)` takes the words of a network's data, what a
    latent does to it, and the inputs of words of points: rows[r] those by row, columns[w] those by column, and
    inputs[r][w] the others, all of them in order. It gives found[r][w][c] as that of points.py gives result[c]. All
    layers have a film, and the first one gains.
    """
    plans = plan_all(models, films, bits)
    return DataWriter(models, plans[0], grid).module(title, notes)


class DataWriter(Writer):
    """One module in the making."""

    declared = ""  # all words are declared before the weights, so that their addresses are short

    def __init__(self, models: Sequence[Model], plan: Plan, grid: Grid) -> None:
        super().__init__(plan, grid.words, compact=True)
        self.models, self.grid = models, grid
        self.layout = layout(plan)
        self.of_rows: list[str] = []  # what rows and columns add to the first layer's units
        self.of_columns: list[str] = []

    def module(self, title: str, notes: Sequence[str]) -> str:
        network = self._points()
        return "\n".join([*self._head(title, notes), *self._constants(), *network]) + "\n"

    def _models(self) -> Sequence[Model]:
        return self.models

    def _changed(self) -> list[str]:
        return [
            f"GAINS: constant(uint256) = {self.layout.units}",
            f"OFFSETS: constant(uint256) = {self.layout.units + self.layout.starts}",
            f"DATA_WORDS: constant(uint256) = {self.layout.words}  # of a network",
        ]

    def _sizes(self) -> list[str]:
        grid = self.grid
        both = self.model.input.shape[0] - len(grid.by_row) - len(grid.by_column)
        return [
            f"ROWS: constant(uint256) = {grid.rows}  # that one call evaluates",
            f"WORDS: constant(uint256) = {grid.words}  # of a row",
            f"BY_ROW: constant(uint256) = {len(grid.by_row)}  # inputs that are the same in a whole row",
            f"BY_COLUMN: constant(uint256) = {len(grid.by_column)}  # and in all rows",
            f"INPUTS: constant(uint256) = {both}  # the others",
            f"OUTPUTS: constant(uint256) = {self.outputs}",
        ]

    def _points(self) -> list[str]:
        grid, given = self.grid, self.model.input
        prepared, body, result = self._prepared(), self._body(), self._result()
        words = [self._word(each.layer.name, at) for each in self.plan.layers for at in range(len(each.offsets))]
        words = ["t", *words, *(f"row{unit}" for unit in range(self.layout.units))]
        lines = [
            *(f"{word}: uint256 = 0" for word in words),
            *prepared,
            *(f"{variable}: uint256 = {word}" for word, variable in self.kept.items()),
            "# What columns add to the first layer.",
            "of_columns: uint256[GAINS][WORDS] = empty(uint256[GAINS][WORDS])",
            "at: uint256 = 0",
            "for x: uint256[BY_COLUMN] in columns:",
            "    of_columns[at] = [",
            *(f"        {total}," for total in self.of_columns),
            "    ]",
            "    at = unsafe_add(at, 1)",
            "found: uint256[OUTPUTS][WORDS][ROWS] = empty(uint256[OUTPUTS][WORDS][ROWS])",
            "at = 0",
            "for same: uint256[BY_ROW] in rows:",
            *(f"    row{unit} = {total}" for unit, total in enumerate(self.of_rows)),
            "    row: uint256[OUTPUTS][WORDS] = empty(uint256[OUTPUTS][WORDS])",
            "    place: uint256 = 0",
            "    for x: uint256[INPUTS] in inputs[at]:",
            "        column: uint256[GAINS] = of_columns[place]",
            *(f"        {line}" if line else "" for line in body),
            "",
            f"        row[place] = {result}",
            "        place = unsafe_add(place, 1)",
            "    found[at] = row",
            "    at = unsafe_add(at, 1)",
            "return found",
        ]
        return [
            "@pure",
            "def _points(",
            "    data: uint256[DATA_WORDS],",
            "    gains: int256[GAINS],",
            "    offsets: int256[OFFSETS],",
            "    rows: uint256[BY_ROW][ROWS],",
            "    columns: uint256[BY_COLUMN][WORDS],",
            "    inputs: uint256[INPUTS][WORDS][ROWS],",
            ") -> uint256[OUTPUTS][WORDS][ROWS]:",
            '    """',
            "    @notice Evaluates a network on words of points.",
            "    @param data Its weights, as scripts/compiler/point_data.py says.",
            "    @param gains One for each unit of the first layer.",
            "    @param offsets One for each unit of all layers, in order.",
            f"    @param rows Inputs {_listed(grid.by_row)}: a word an input, signed lanes, each in"
            f" [{given.low}, {given.high}].",
            f"    @param columns Inputs {_listed(grid.by_column)}, alike.",
            "    @param inputs The other inputs, alike.",
            "    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.",
            "    @dev Proven for these ranges, which the caller keeps:",
            *(f"        {each.layer.name}: {ranges(each.film)}" for each in self.plan.layers),
            '    """',
            *(f"    {line}" if line else "" for line in lines),
        ]

    def _prepared(self) -> list[str]:
        of = self.layout
        free = [_byte(at) for at in range(WEIGHTS)]
        lines = [
            "word: uint256 = 0",
            "number: uint256 = 0",
            "# Weights, a word each.",
            f"p: uint256[{WEIGHTS}][{of.weights}] = empty(uint256[{WEIGHTS}][{of.weights}])",
            f"for k: uint256 in range({of.weights}):",
            "    word = data[k]",
            f"    p[k] = [{', '.join(free)}]",
        ]
        layer, film = of.first.layer, of.first.film
        fan_in = layer.shape[1]
        gained = [
            f"convert(convert(max(min(unsafe_mul(convert(convert({_byte(at)}, bytes32), int256), gain)"
            f" >> {film.shift}, {BYTE_OFFSET - 1}), {-BYTE_OFFSET}), bytes32), uint256)"
            for at in range(fan_in)
        ]
        bias = f"convert((word >> {8 * fan_in}) & {2**BIAS_BITS - 1}, int256)"
        bias = f"unsafe_mul(unsafe_sub({bias}, {BIAS_OFFSET}), gain) >> {film.shift}"
        lines += [
            f"# Those of {layer.name}, under their gains, and what sums begin with.",
            f"first: uint256[{fan_in + 1}][GAINS] = empty(uint256[{fan_in + 1}][GAINS])",
            "for unit: uint256 in range(GAINS):",
            f"    word = data[unsafe_add(unit, {of.weights})]",
            "    gain: int256 = gains[unit]",
            f"    number = convert(unsafe_add({bias}, offsets[unit]) & {period(layer) - 1}, uint256)",
            f"    number = unsafe_mul(unsafe_add(number, word >> {8 * fan_in + BIAS_BITS}), ONES)",
            "    first[unit] = [",
            *(f"        {each}," for each in gained),
            "        number,",
            "    ]",
        ]
        lanes = 2**self.bits - 1
        return [
            *lines,
            "# What all other sums begin with.",
            f"starts: uint256[{of.starts}] = empty(uint256[{of.starts}])",
            f"for k: uint256 in range({of.starts}):",
            f"    number = data[unsafe_add({of.weights + of.units}, unsafe_div(k, {of.lanes}))]",
            f"    number = (number >> unsafe_mul(k % {of.lanes}, {self.bits})) & {lanes}",
            f"    word = convert(convert(offsets[unsafe_add(k, {of.units})], bytes32), uint256)",
            "    starts[k] = unsafe_mul(unsafe_add(number, word), ONES)",
        ]

    def _terms(self, layer: LayerPlan, channel: int) -> tuple[list[Term], int | str]:
        of = self.layout
        if layer is of.first:
            return self._inputs(channel)
        fan_in = layer.layer.shape[1]
        words = [self._word(layer.layer.inputs[0], at) for at in range(fan_in)]
        before = of.free[: of.free.index(layer)]
        first = sum(each.layer.weights.size for each in before) + channel * fan_in
        places = [divmod(first + at, WEIGHTS) for at in range(fan_in)]
        start = sum(len(each.offsets) for each in before) + channel
        return [
            Term(f"p[{row}][{column}]", word) for (row, column), word in zip(places, words, strict=True)
        ], f"starts[{start}]"

    def _inputs(self, unit: int) -> tuple[list[Term], str]:
        """The terms of the inputs that neither a row nor a column shares, and what the others add."""
        fan_in = self.model.input.shape[0]
        by_row, by_column = self.grid.by_row, self.grid.by_column
        others = tuple(at for at in range(fan_in) if at not in (*by_row, *by_column))

        def terms(numbers: tuple[int, ...], name: str) -> list[Term]:
            return [Term(f"first[{unit}][{number}]", f"{name}[{at}]") for at, number in enumerate(numbers)]

        self.of_rows += summed(terms(by_row, "same"), f"first[{unit}][{fan_in}]", self.bits)
        self.of_columns += summed(terms(by_column, "x"), 0, self.bits)
        return terms(others, "x"), f"unsafe_add(column[{unit}], row{unit})"


def _byte(at: int) -> str:
    shifted = f"(word >> {8 * at})" if at else "word"
    return f"unsafe_sub({shifted} & 255, {BYTE_OFFSET})"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers)) or "none"
