"""Writes a coordinate network as a Vyper module: points in lanes, scalar weights, a word a channel.

A sum is one long expression, since Vyper's variables live in memory: a term costs 17 gas (push the weight, load the
word, multiply, add) for all points of the word, and 20 where the weight is loaded too. Weights that differ only in
sign share a multiplication, powers of two are shifts, and zeros are left out. Everything that a layer's form takes,
the lanes' offset and the base of unsigned inputs, is folded into its biases.

What a latent changes (reference/neural/film.py) lies in `p`, an array in memory read by literal index: the weights of
layers with gains and the biases of all layers with a film. `_modulated` makes it.
"""

from collections.abc import Sequence

from reference.neural.film import Films
from reference.neural.model import INPUT, WORD_BITS, Model

from . import about
from .point_lanes import LayerPlan, Plan, plan, spread_guard
from .point_latent import Latent, folded, letter, table
from .point_sums import Term, assigned, shifted, splat, summed


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

    declared = ": uint256"  # what follows a word that is given its value

    def __init__(self, plan: Plan, words: int, compact: bool) -> None:
        self.plan, self.words, self.compact = plan, words, compact
        self.model, self.bits, self.count = plan.model, plan.lanes.bits, plan.lanes.count
        self.masks: dict[str, str] = {}
        self.kept: dict[str, str] = {}  # words that lie in memory, by what they are
        self.latent = Latent(plan)
        self.outputs = len(plan.layers[-1].offsets)

    def module(self, title: str, notes: Sequence[str]) -> str:
        network = self._points()
        modulated = self.latent.function()
        lines = [*self._head(title, notes), *self._constants(), *network, *modulated]
        return "\n".join(lines) + "\n"

    def _head(self, title: str, notes: Sequence[str]) -> list[str]:
        model = self.model
        multiplied = sum(layer.weights.size for layer in model.layers if layer.weighted)
        made = self._models()
        which = f"The network {model.name}" if len(made) == 1 else f"Any of {len(made)} networks"
        return [
            *about.head(title, model),
            f"@notice {which} at {self.count} points: {multiplied} multiply-accumulates each.",
            *about.made(made),
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
            *self._sizes(),
            f"LANES: constant(uint256) = {self.count}  # points in a word",
            f"LANE_BITS: constant(uint256) = {self.bits}",
            f"LEAST: constant(int256) = {least(self.plan)}  # what an output lane of 0 means",
            *self._changed(),
            "",
            f"ONES: constant(uint256) = {ones}  # 1 in every lane",
            *(f"{name}: constant(uint256) = {value}" for name, value in sorted(self.masks.items())),
            *(line for name, rows in self.latent.tables.items() for line in table(name, rows)),
            "",
            "",
        ]

    def _models(self) -> Sequence[Model]:
        """What the module is made from."""
        return [self.model]

    def _sizes(self) -> list[str]:
        """The constants of how many words go in and out."""
        return [
            f"INPUTS: constant(uint256) = {self.model.input.shape[0]}",
            f"OUTPUTS: constant(uint256) = {self.outputs}",
            *([f"WORDS: constant(uint256) = {self.words}  # that one call evaluates"] if self.words > 1 else []),
        ]

    def _changed(self) -> list[str]:
        """The constants of what changes."""
        return self.latent.constants()

    def _points(self) -> list[str]:
        taken = "p: uint256[PARAMETERS], " if self.latent.parameters else ""
        many = "[WORDS]" if self.words > 1 else ""
        lines = [
            "@pure",
            f"def _points({taken}{'inputs' if many else 'x'}: uint256[INPUTS]{many}) -> uint256[OUTPUTS]{many}:",
            '    """',
            f"    @notice Evaluates the network on {'words' if many else 'a word'} of points.",
            *(["    @param p What `_modulated` gave."] if self.latent.parameters else []),
            f"    @param {'inputs' if many else 'x'} A word an input, signed lanes, each in"
            f" [{self.model.input.low}, {self.model.input.high}].",
            "    @return A word a channel: a lane u means LEAST + u. No twin: the reference evaluates the model.",
            '    """',
            "    t: uint256 = 0",
        ]
        body, result = self._body(), self._result()
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

    def _body(self) -> list[str]:
        """The statements that evaluate all layers."""
        body: list[str] = []
        for number, layer in enumerate(self.plan.layers):
            body += ["", f"# {layer.layer.name}"] if number else [f"# {layer.layer.name}"]
            for channel in range(len(layer.offsets)):
                body += self._channel(layer, channel)
        return body

    def _result(self) -> str:
        """The expression of all outputs."""
        last = self.plan.layers[-1]
        results = [self._word(last.layer.name, channel) for channel in range(self.outputs)]
        if last.form.sign < 0:
            high = self._splat(last.high - last.least)
            results = [f"unsafe_sub({high}, {result})" for result in results]
        return f"[{', '.join(results)}]"

    def _word(self, name: str, channel: int) -> str:
        if name == INPUT:
            return f"x[{channel}]"
        return f"{letter(self.plan, name)}{channel}"

    def _channel(self, layer: LayerPlan, channel: int) -> list[str]:
        terms, bias = self._terms(layer, channel)
        *before, total = summed(terms, bias, self.bits)
        read = self._wave if layer.layer.activation.op == "triangle" else self._ramp
        *reading, final = read(layer, before + [total])
        return [*reading, f"{self._word(layer.layer.name, channel)}{self.declared} = {final}"]

    def _terms(self, layer: LayerPlan, channel: int) -> tuple[list[Term], int | str]:
        """The sum of a channel as terms and a bias in every lane: a number, or a word of `p`."""
        of, place = layer.layer, self.latent.places.get(layer.layer.name)
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
        bias = f"p[{place.biases.start + channel}]" if place else folded(self.plan, layer, channel)
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
        return self._kept(splat(value))

    def _wave(self, layer: LayerPlan, total: list[str]) -> list[str]:
        """The falling half of a period is the rising one with its bits turned."""
        shift, bits = layer.layer.shift, layer.layer.activation.bits
        top, low = self._mask("BIT", shift + bits - 1), self._mask("LOW", bits - 1)
        turned = f"unsafe_mul((t & {top}) >> {bits - 1}, {2 ** (bits - 1) - 1}) ^ t"
        return [*assigned(total), f"{shifted(turned, shift)} & {low}"]

    def _ramp(self, layer: LayerPlan, total: list[str]) -> list[str]:
        """A bit that a lane keeps where it lies above a bound becomes a mask of the bits to keep."""
        shift, bits = layer.layer.shift, self.bits
        if layer.floor is not None:
            guard = spread_guard(layer.floor, layer.low, layer.most)
            lines = [
                *assigned(total),
                f"t = unsafe_add({self._splat(guard - (layer.low - layer.floor))}, {self._cut(shift)})",
                f"t & unsafe_mul((t >> {guard.bit_length() - 1}) & {self._splat(1)}, {guard - 1})",
            ]
        elif layer.low is not None:
            kept = max(2 ** (bits - 1) - 2**shift, 0)
            lines = [
                *assigned(total),
                shifted(f"t & unsafe_mul((t >> {bits - 1}) & {self._splat(1)}, {kept})", shift),
            ]
        elif shift:
            lines = [*assigned(total), self._cut(shift)]
        else:
            lines = [*assigned(total[:-1]), total[-1]]
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
