"""Writes a coordinate network as a Vyper module: points in lanes, scalar weights, a word a channel.

A sum is one long expression, since Vyper's variables live in memory: a term costs 17 gas (push the weight, load the
word, multiply, add) for all points of the word, and 20 where the weight is loaded too. Weights that differ only in
sign share a multiplication, powers of two are shifts, and zeros are left out. Everything that a layer's form takes,
the lanes' offset and the base of unsigned inputs, is folded into its biases.

What a latent changes (reference/neural/film.py) lies in `p`, an array in memory read by literal index: the weights of
layers with gains and the biases of all layers with a film. `_modulated` makes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from reference.neural.files import digest
from reference.neural.film import Film, Films
from reference.neural.model import INPUT, WORD_BITS, Model

from .point_lanes import LayerPlan, Plan, period, plan, spread_guard, wraps

MAX_TERMS = 64  # in one expression; the compiler walks them recursively
WEIGHTS_A_WORD = 32  # of a table: bytes
NUMBERS_A_WORD, NUMBER_BITS = 4, 64  # of a table of biases
BYTE_OFFSET = 128  # tables hold weight + 128


@dataclass(frozen=True)
class Term:
    """A word and its factor in a sum: a number, or an expression that is read at run time."""

    factor: int | str
    word: str


def emit(
    model: Model,
    title: str,
    films: Films | None = None,
    bits: int | None = None,
    words: int = 1,
    notes: Sequence[str] = (),
    compact: bool = False,
) -> str:
    """The source of a module that evaluates a checked network; ModelError where its lanes cannot be proven.

    Its functions:
        _points(p, inputs): a word of points. inputs[i] holds the input i of N points in signed lanes, the sum of
            v_j * 2**(L * j) modulo 2**256; result[c] holds channel c, a lane meaning LEAST + its unsigned number.
            Without films there is no `p`. With `words` above 1 it takes inputs[w][i] and gives result[w][c].
        _modulated(gains, offsets): `p` under a latent; gains where a film has some.

    Args:
        films: what a latent does, by layer.
        bits: the lanes' width; None for the narrowest that fits.
        words: how many words one call evaluates; `p` is copied at each call.
        notes: lines for the docstring, such as the command that makes this.
        compact: keep masks in memory; the code is a quarter shorter and takes about two per cent more gas.
    """
    return Writer(plan(model, films, bits), words, compact).module(title, notes)


def least(plan: Plan) -> int:
    """What an output lane of 0 means."""
    last = plan.layers[-1]
    return last.form.base if last.form.sign > 0 else last.least


class Writer:
    """One module in the making."""

    def __init__(self, plan: Plan, words: int, compact: bool) -> None:
        self.plan, self.words, self.compact = plan, words, compact
        self.model, self.bits, self.count = plan.model, plan.lanes.bits, plan.lanes.count
        self.masks: dict[str, str] = {}
        self.kept: dict[str, str] = {}  # words that lie in memory, by what they are
        self.tables: dict[str, list[list[int]] | list[int]] = {}
        self.places = _places(plan)
        self.parameters = sum(len(place.weights) + len(place.biases) for place in self.places.values())
        self.outputs = len(plan.layers[-1].offsets)

    def module(self, title: str, notes: Sequence[str]) -> str:
        network = self._points()
        modulated = self._modulated() if self.parameters else []
        lines = [*self._head(title, notes), *self._constants(), *network, *modulated]
        return "\n".join(lines) + "\n"

    def _head(self, title: str, notes: Sequence[str]) -> list[str]:
        model = self.model
        multiplied = sum(layer.weights.size for layer in model.layers if layer.weighted)
        return [
            "# pragma version 0.4.3",
            '"""',
            f"@title {title}",
            "@license MIT",
            f"@notice The network {model.name} at {self.count} points: {multiplied} multiply-accumulates each.",
            f"@dev Made from the model {digest(model)}; do not edit.",
            *(f"     {note}" for note in notes),
            f"     A word holds {self.count} points in lanes of {self.bits} bits, the first in the lowest bits.",
            "     Sums are exact modulo 2**256, and every lane is proven to hold its number where it is read, for",
            "     all inputs in range: so nothing that is called unsafe here can go wrong.",
            '"""',
            "",
        ]

    def _constants(self) -> list[str]:
        full = self.bits * self.count == WORD_BITS
        every = "max_value(uint256)" if full else f"(2**{self.bits * self.count} - 1)"
        ones = "1" if self.count == 1 else f"{every} // (2**{self.bits} - 1)"
        return [
            f"INPUTS: constant(uint256) = {self.model.input.shape[0]}",
            f"OUTPUTS: constant(uint256) = {self.outputs}",
            *([f"WORDS: constant(uint256) = {self.words}  # that one call evaluates"] if self.words > 1 else []),
            f"LANES: constant(uint256) = {self.count}  # points in a word",
            f"LANE_BITS: constant(uint256) = {self.bits}",
            f"LEAST: constant(int256) = {least(self.plan)}  # what an output lane of 0 means",
            *self._latent_constants(),
            "",
            f"ONES: constant(uint256) = {ones}  # 1 in every lane",
            *(f"{name}: constant(uint256) = {value}" for name, value in sorted(self.masks.items())),
            *(line for name, rows in self.tables.items() for line in _table(name, rows)),
            "",
            "",
        ]

    def _latent_constants(self) -> list[str]:
        changed = [layer for layer in self.plan.layers if layer.film]
        gains = sum(len(layer.offsets) for layer in changed if layer.film.gains)
        if not changed:
            return []
        return [
            f"PARAMETERS: constant(uint256) = {self.parameters}  # that a latent changes",
            *([f"GAINS: constant(uint256) = {gains}"] if gains else []),
            f"OFFSETS: constant(uint256) = {sum(len(layer.offsets) for layer in changed)}",
        ]

    def _points(self) -> list[str]:
        taken = "p: uint256[PARAMETERS], " if self.parameters else ""
        many = "[WORDS]" if self.words > 1 else ""
        lines = [
            "@pure",
            f"def _points({taken}{'inputs' if many else 'x'}: uint256[INPUTS]{many}) -> uint256[OUTPUTS]{many}:",
            '    """',
            f"    @notice Evaluates the network on {'words' if many else 'a word'} of points.",
            *(["    @param p What `_modulated` gave."] if self.parameters else []),
            f"    @param {'inputs' if many else 'x'} A word an input, signed lanes, each in"
            f" [{self.model.input.low}, {self.model.input.high}].",
            "    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.",
            '    """',
            "    t: uint256 = 0",
        ]
        body: list[str] = []
        for number, layer in enumerate(self.plan.layers):
            body += ["", f"# {layer.layer.name}"] if number else [f"# {layer.layer.name}"]
            for channel in range(len(layer.offsets)):
                body += self._channel(number, layer, channel)
        last = self.plan.layers[-1]
        results = [self._word(last.layer.name, channel) for channel in range(self.outputs)]
        if last.form.sign < 0:
            high = self._splat(last.high - last.least)
            results = [f"unsafe_sub({high}, {result})" for result in results]
        result = f"[{', '.join(results)}]"
        lines += [f"    {variable}: uint256 = {word}" for word, variable in self.kept.items()]
        if not many:
            return [*lines, *(f"    {line}" if line else "" for line in body), "", f"    return {result}"]
        body += ["", f"outputs[at] = {result}", "at = unsafe_add(at, 1)"]
        return [
            *lines,
            "    outputs: uint256[OUTPUTS][WORDS] = empty(uint256[OUTPUTS][WORDS])",
            "    at: uint256 = 0",
            "    for x: uint256[INPUTS] in inputs:",
            *(f"        {line}" if line else "" for line in body),
            "    return outputs",
        ]

    def _word(self, name: str, channel: int) -> str:
        if name == INPUT:
            return f"x[{channel}]"
        return f"{_letter(self._number(name))}{channel}"

    def _number(self, name: str) -> int:
        return next(i for i, each in enumerate(self.plan.layers) if each.layer.name == name)

    def _channel(self, number: int, layer: LayerPlan, channel: int) -> list[str]:
        terms, bias = self._terms(layer, channel)
        *before, total = _sum(terms, bias, self.bits)
        result = f"{_letter(number)}{channel}: uint256"
        read = self._wave if layer.layer.activation.op == "triangle" else self._ramp
        *reading, final = read(layer, before + [total])
        return [*reading, f"{result} = {final}"]

    def _terms(self, layer: LayerPlan, channel: int) -> tuple[list[Term], int | str]:
        """The sum of a channel as terms and a bias in every lane: a number, or a word of `p`."""
        of, place = layer.layer, self.places.get(layer.layer.name)
        forms = [self.plan.form(name) for name in of.inputs]
        if of.op == "add":
            terms = [
                Term(form.sign << scale, self._word(name, channel))
                for form, scale, name in zip(forms, of.scales, of.inputs, strict=True)
            ]
            bases = [form.base << scale for form, scale in zip(forms, of.scales, strict=True)]
            return terms, sum(bases) + layer.offsets[channel]
        fan_in = of.shape[1]
        weights = of.weights[channel].tolist()
        words = [self._word(of.inputs[0], i) for i in range(fan_in)]
        if place and place.weights:
            start = place.weights.start + channel * fan_in
            # A weight of zero stays zero under any gain.
            factors = [f"p[{start + i}]" if weight else 0 for i, weight in enumerate(weights)]
        else:
            factors = [forms[0].sign * weight for weight in weights]
        terms = [Term(factor, word) for factor, word in zip(factors, words, strict=True) if factor]
        bias = f"p[{place.biases.start + channel}]" if place else _folded(self.plan, layer, channel)
        return terms, bias

    def _mask(self, kind: str, *bits: int) -> str:
        """The name of a word with these bits in every lane: BIT_n, or LOW_n for all below n."""
        name = f"{kind}_{bits[0]:03d}" if self.bits > 99 else f"{kind}_{bits[0]:02d}"
        self.masks[name] = f"ONES * 2**{bits[0]}" if kind == "BIT" else f"ONES * (2**{bits[0]} - 1)"
        return self._kept(name)

    def _kept(self, word: str) -> str:
        """A constant word as it is read: the constant itself, or a variable that holds it."""
        if not self.compact:
            return word
        return self.kept.setdefault(word, f"word{len(self.kept)}")

    def _cut(self, shift: int) -> str:
        """`t` shifted, without what comes down from the lanes above."""
        return f"(t >> {shift}) & {self._mask('LOW', max(self.bits - shift, 0))}" if shift else "t"

    def _splat(self, value: int) -> str:
        """A number in every lane."""
        return self._kept(_splat(value))

    def _wave(self, layer: LayerPlan, total: list[str]) -> list[str]:
        """The falling half of a period is the rising one with its bits turned."""
        shift, bits = layer.layer.shift, layer.layer.activation.bits
        top, low = self._mask("BIT", shift + bits - 1), self._mask("LOW", bits - 1)
        turned = f"unsafe_mul((t & {top}) >> {bits - 1}, {2 ** (bits - 1) - 1}) ^ t"
        return [*_assigned(total), f"{_shifted(turned, shift)} & {low}"]

    def _ramp(self, layer: LayerPlan, total: list[str]) -> list[str]:
        """A bit that a lane keeps where it lies above a bound becomes a mask of the bits to keep."""
        shift, bits = layer.layer.shift, self.bits
        if layer.floor is not None:
            guard = spread_guard(layer.floor, layer.low, layer.most)
            lines = [
                *_assigned(total),
                f"t = unsafe_add({self._splat(guard - (layer.low - layer.floor))}, {self._cut(shift)})",
                f"t & unsafe_mul((t >> {guard.bit_length() - 1}) & {self._splat(1)}, {guard - 1})",
            ]
        elif layer.low is not None:
            kept = max(2 ** (bits - 1) - 2**shift, 0)
            lines = [
                *_assigned(total),
                _shifted(f"t & unsafe_mul((t >> {bits - 1}) & {self._splat(1)}, {kept})", shift),
            ]
        elif shift:
            lines = [*_assigned(total), self._cut(shift)]
        else:
            lines = [*_assigned(total[:-1]), total[-1]]
        if layer.high is None:
            return lines
        room = (layer.most - layer.least).bit_length()
        guarded = self._splat(2**room + layer.high - layer.least)
        *before, value = lines
        return [
            *before,
            f"t = unsafe_sub({guarded}, {value})",
            f"t & unsafe_mul((t >> {room}) & {self._splat(1)}, {2**room - 1})",
        ]

    def _modulated(self) -> list[str]:
        changed = [layer for layer in self.plan.layers if layer.film]
        gained = [layer for layer in changed if layer.film.gains]
        taken = "gains: int256[GAINS], offsets: int256[OFFSETS]" if gained else "offsets: int256[OFFSETS]"
        lines = [
            "",
            "",
            "@pure",
            f"def _modulated({taken}) -> uint256[PARAMETERS]:",
            '    """',
            "    @notice Lays out what `_points` reads, under a latent.",
            *(["    @param gains One for each unit of the layers with gains, in order."] if gained else []),
            "    @param offsets One for each unit of the layers that a latent changes, in order.",
            "    @return Weights, and biases in every lane. No twin: the reference modulates the model.",
            "    @dev Proven for these ranges, which the caller keeps:",
            *(f"        {layer.layer.name}: {_told(layer.film)}" for layer in changed),
            '    """',
            "    p: uint256[PARAMETERS] = empty(uint256[PARAMETERS])",
            "    at: uint256 = 0",
            "    unit: uint256 = 0",
            *(["    bias_at: uint256 = 0", "    word: uint256 = 0"] if gained else []),
            *(["    gained: uint256 = 0"] if gained else []),
        ]
        # Layers without gains that follow on each other are laid out by one loop.
        for (gains, wrapped), group in groupby(changed, key=lambda each: (each.film.gains, _wrap(each))):
            group = list(group)
            names = ", ".join(layer.layer.name for layer in group)
            blocks = [self._gained(layer) for layer in group] if gains else [self._shifted(group, wrapped)]
            lines += ["", f"    # {names}", *(f"    {line}" for block in blocks for line in block)]
        return [*lines, "", "    return p"]

    def _shifted(self, layers: list[LayerPlan], wrapped: str) -> list[str]:
        """Lays out the biases of layers that keep their weights."""
        folded = [_folded(self.plan, layer, channel) for layer in layers for channel in range(len(layer.offsets))]
        table = f"UNITS_{_letter(self._number(layers[0].layer.name)).upper()}"
        rest = ""
        if wrapped:
            # Only the bias itself is taken modulo the period.
            biases = [int(bias) % period(layer.layer) for layer in layers for bias in layer.layer.bias]
            rest = self._number_at([each - bias for each, bias in zip(folded, biases, strict=True)], f"{table}_REST")
            folded = biases
        bias = f"unsafe_add({self._number_at(folded, table)}, {_unsigned('offsets[unit]')}){wrapped}"
        return [
            f"for i: uint256 in range({len(folded)}):",
            f"    p[at] = unsafe_mul({f'unsafe_add({bias}, {rest})' if rest else bias}, ONES)",
            "    at = unsafe_add(at, 1)",
            "    unit = unsafe_add(unit, 1)",
        ]

    def _gained(self, layer: LayerPlan) -> list[str]:
        """Lays out the weights and the biases of a layer with gains."""
        of, form = layer.layer, self.plan.form(layer.layer.inputs[0])
        units, fan_in = of.shape
        table = f"UNITS_{_letter(self._number(of.name)).upper()}"
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


def _folded(plan: Plan, layer: LayerPlan, channel: int) -> int:
    """The bias that a channel's lanes begin with: its own, the offset, and what the base of its inputs adds."""
    base = plan.form(layer.layer.inputs[0]).base
    return int(layer.layer.bias[channel]) + layer.offsets[channel] + base * int(layer.layer.weights[channel].sum())


def _packed(layer: LayerPlan, channel: int, words: int) -> list[int]:
    """A unit with a gain as a row of its table: bias, lanes' offset, weights + 128, the first in the lowest byte."""
    weights = [int(weight) + BYTE_OFFSET for weight in layer.layer.weights[channel]]
    packed = [bytes(weights[at : at + WEIGHTS_A_WORD]) for at in range(0, words * WEIGHTS_A_WORD, WEIGHTS_A_WORD)]
    signed = [int.from_bytes(each.ljust(WEIGHTS_A_WORD, b"\0"), "little", signed=True) for each in packed]
    return [int(layer.layer.bias[channel]), layer.offsets[channel], *signed]


def _table(name: str, rows: list[list[int]] | list[int]) -> list[str]:
    kind = f"int256[{len(rows[0])}]" if isinstance(rows[0], list) else "uint256"
    told = [f"[{', '.join(map(str, row))}]" if isinstance(row, list) else str(row) for row in rows]
    return [f"{name}: constant({kind}[{len(rows)}]) = [", *(f"    {each}," for each in told), "]"]


def _told(film: Film) -> str:
    low, high = film.offsets
    gains = f", gains [{film.gains[0]}, {film.gains[1]}] >> {film.shift}" if film.gains else ""
    return f"offsets [{low}, {high}]{gains}"


def _unsigned(value: str) -> str:
    """Modulo 2**256."""
    return f"convert(convert({value}, bytes32), uint256)"


def _word_of(value: str) -> str:
    return f"unsafe_mul({_unsigned(value)}, ONES)"


def _letter(number: int) -> str:
    """The layers' words are a0, a1 ..., b0 ...; `p`, `t` and `x` are taken, and names of two letters go on."""
    letters = "abcdefghjklmnqrsuvwyz"
    return letters[number] if number < len(letters) else f"layer{number}_"


def _splat(value: int) -> str:
    return "ONES" if value == 1 else f"{value} * ONES"


def _shifted(expression: str, shift: int) -> str:
    return f"(({expression}) >> {shift})" if shift else f"({expression})"


def _assigned(total: list[str]) -> list[str]:
    """Statements that leave a sum of several expressions in `t`; later ones begin with `t`."""
    return [f"t = {each}" for each in total]


def _sum(terms: list[Term], bias: int | str, bits: int) -> list[str]:
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
            word = _splat(abs(bias)) if abs(bias) < 2**bits else f"unsafe_mul({abs(bias)}, ONES)"
            (above if bias > 0 else below).insert(0, word)
        total = _chain(above) if above else "0"
        found.append(f"unsafe_sub({total}, {_chain(below)})" if below else total)
    return found


def _grouped(terms: list[Term]) -> tuple[list[str], list[str]]:
    """Terms as expressions, those to add and those to take away; words with the same factor share it."""
    above, below = [], []
    by_size = sorted((term for term in terms if isinstance(term.factor, int)), key=lambda term: abs(term.factor))
    for size, same in groupby(by_size, key=lambda term: abs(term.factor)):
        same = list(same)
        more = [term.word for term in same if term.factor > 0]
        less = [term.word for term in same if term.factor < 0]
        word = _chain(more or less)
        if more and less:
            word = f"unsafe_sub({word}, {_chain(less)})"
        if size & (size - 1):
            word = f"unsafe_mul({size}, {word})"
        elif size > 1:
            word = f"({word} << {size.bit_length() - 1})"
        (above if more else below).append(word)
    above += [f"unsafe_mul({term.factor}, {term.word})" for term in terms if isinstance(term.factor, str)]
    return above, below


def _chain(words: Sequence[str]) -> str:
    """The sum of words; the right hand is evaluated first, so that the stack stays short."""
    total = words[0]
    for word in words[1:]:
        total = f"unsafe_add({word}, {total})"
    return total
