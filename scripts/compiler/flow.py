"""Writes a flow (reference/neural/flow.py) as a Vyper module whose weights lie in data contracts.

They are read into memory once, and all steps run from there. A record has the weights from all inputs to the outputs
of one word, so two products of a word serve up to 28 outputs (rows.py). All records but those of the first layer are
of one size, and one loop runs through them, layer by layer. What the step and the kind add is a word more of weights
each. A layer's numbers are taken out of their lanes once, for the layer that comes next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reference.neural.files import digest
from reference.neural.flow import HOT, Flow
from reference.neural.model import Layer

from . import about
from .emission import MOST_CONTRACTS, constructor, listed_data
from .flow_plan import CONDITIONS, ROUND, TOLD, WEIGHT_BITS, Block, Plan, plan
from .flow_rows import Data, lay
from .packing import WORD, ones
from .row_sums import begun, interface, listed, products
from .rows import Rows
from .source import INDENT, field_of, finish, total


@dataclass(frozen=True, eq=False)
class Emitted:
    """A flow's module, and its data."""

    plan: Plan
    text: str
    laid: Data

    @property
    def data(self) -> list[bytes]:
        """The contents of its data contracts, in order."""
        return self.laid.contents


def emit(flow: Flow, title: str, notes: Sequence[str] = ()) -> Emitted:
    """The module of a flow, and its data; ModelError for a flow that has no plan.

    Its functions:
        __init__(data): takes the contracts that hold the weights, in order, and refuses others.
        _flow(state, kind, steps): the state after so many steps from the first on; `kind` and `steps` are in range,
            and the state is noise of reference/numeric/normal.py.
        _weights(): the contracts.

    Args:
        notes: lines for the docstring, such as the command that makes this.
    """
    planned = plan(flow)
    data = lay(planned)
    return Emitted(planned, _Writer(planned, data).module(title, notes), data)


@dataclass(frozen=True)
class _Done:
    """Activated lanes: the names of their words; a lane of `bits` bits holds a number less `offset`."""

    words: list[str]
    bits: int
    offset: int


class _Writer:
    """One module in the making."""

    def __init__(self, plan: Plan, data: Data) -> None:
        self.plan, self.flow, self.data = plan, plan.flow, data
        self.width, self.state = plan.rows[plan.enter.name], plan.rows[plan.leave.name]
        self.sets, self.bits = self.width.sets, plan.lanes.bits
        self.every = ones(self.bits, plan.lanes.count)
        self.half = 1 << (self.bits - 1)  # what a state's lanes have more than it

    def module(self, title: str, notes: Sequence[str]) -> str:
        runs = {run.face: run for run in (self.data.inner, self.data.enter, self.data.hot)}
        faces = [interface(face, {"words": run.words}) for face, run in runs.items()]
        parts = [
            [*self._head(title, notes), *self._constants()],
            *faces,
            constructor(self.data.contents, "flow"),
            self._steps(),
            self._weights(),
        ]
        return "\n\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts) + "\n"

    def _head(self, title: str, notes: Sequence[str]) -> list[str]:
        model, lanes = self.flow.network, self.plan.lanes
        return [
            *about.head(title, model),
            f"@notice The flow {model.name}: {self.flow.steps} steps of {self.plan.macs} multiply-accumulates.",
            f"@dev Made from the models {digest(model)}",
            f"     and {digest(self.flow.conditions)}; do not edit.",
            *(f"     {note}" for note in notes),
            f"     A word holds {lanes.count} sums in lanes of {lanes.bits} bits. Sums are exact modulo 2**256, and",
            "     every lane is proven to hold its number where it is read, for all noise: so nothing that is",
            "     called unsafe here can go wrong. scripts/compiler/flow_rows.py says how weights lie in data.",
            '"""',
            "",
        ]

    def _constants(self) -> list[str]:
        return [
            f"SIZE: constant(uint256) = {self.flow.size}  # numbers of a state",
            f"STEPS: constant(uint256) = {self.flow.steps}",
            f"KINDS: constant(uint256) = {self.flow.kinds}",
            f"MODEL: constant(bytes32) = {digest(self.flow.network)}",
            f"CONDITIONS: constant(bytes32) = {digest(self.flow.conditions)}",
            f"CONTRACTS: constant(uint256) = {len(self.data.contents)}",
        ]

    def _weights(self) -> list[str]:
        return [
            "@view",
            f"def _weights() -> DynArray[address, {MOST_CONTRACTS}]:",
            f'{INDENT}"""',
            f"{INDENT}@notice Returns the contracts that hold the weights.",
            f'{INDENT}"""',
            f"{INDENT}return [{listed_data(len(self.data.contents))}]",
        ]

    def _steps(self) -> list[str]:
        inner, enter, hot = self.data.inner, self.data.enter, self.data.hot
        body = [
            *inner.loaded("rows"),
            *enter.loaded("first"),
            f"by_kind: {hot.type} = {hot.load('(STEPS + kind)')}",
            *self._packed(),
            *_declared("told", _table(self.state)),
            *_declared("x", _table(self.width)),
            *_declared("out", _table(self.width)),
            *_declared("base", f"uint256[{self.sets}][{self.width.groups}]"),
            "for step: uint256 in range(STEPS):",
            f"{INDENT}if step == steps:",
            f"{2 * INDENT}break",
            f"{INDENT}by_step: {hot.type} = {hot.load('step')}",
            "",
            *_indented(self._step()),
            *self._unpacked(),
        ]
        return [
            "@view",
            "def _flow(state: int256[SIZE], kind: uint256, steps: uint256) -> int256[SIZE]:",
            f'{INDENT}"""',
            f"{INDENT}@notice Carries noise through so many steps, from the first one on.",
            f"{INDENT}@param state As normal._normals gives it.",
            f"{INDENT}@param kind Below KINDS.",
            f"{INDENT}@param steps At most STEPS.",
            f'{INDENT}"""',
            *(line and INDENT + line for line in body),
        ]

    def _packed(self) -> list[str]:
        """Statements that put a state into lanes, each number with half a lane more."""
        words = []
        for group in range(self.state.groups):
            for each in self.state.kept:
                places = [(lane, group * self.state.word + at) for lane, at in enumerate(each.outputs)]
                numbers = [
                    _shifted(f"convert(convert(state[{at}], bytes32), uint256)", self.bits * lane)
                    for lane, at in places
                    if at < self.flow.size
                ]
                words.append(total([str(self.half * self.every), *numbers]))
        rows = [words[at : at + self.sets] for at in range(0, len(words), self.sets)]
        listed_rows = [f"{INDENT}[{', '.join(row)}]," for row in rows]
        return [f"moving: uint256[{self.sets}][{self.state.groups}] = [", *listed_rows, "]"]

    def _unpacked(self) -> list[str]:
        """Statements that return a state."""
        numbers = {}
        for group in range(self.state.groups):
            for set_, each in enumerate(self.state.kept):
                for lane, at in enumerate(each.outputs):
                    field = field_of(f"moving[{group}][{set_}]", lane, self.bits, self.bits, -self.half)
                    numbers[group * self.state.word + at] = f"convert(convert({field}, bytes32), int256)"
        return ["return [", *listed([numbers[at] for at in range(self.flow.size)]), "]"]

    def _step(self) -> list[str]:
        spare = self.state.groups * self.state.word - self.flow.size  # told as zero
        return [
            "# What the network is told of the state.",
            "group: uint256 = 0",
            "lanes: uint256 = 0",
            f"for each: uint256[{self.sets}] in moving:",
            *_indented(self._told()),
            "",
            f"# Layer {self.plan.enter.name}",
            f"all: uint256 = {self._all(spare * -TOLD.activation.low)}",
            *self._excesses(": uint256"),
            "place: uint256 = 0",
            "group = 0",
            "lanes = 0",
            f"for d: {self.data.enter.type} in first:",
            *_indented(self._entering()),
            "",
            "# All other layers",
            "layer: uint256 = 0",
            f"for d: {self.data.inner.type} in rows:",
            *_indented(self._going()),
        ]

    def _told(self) -> list[str]:
        lines, done = self._activated(
            TOLD, [f"unsafe_add(each[{at}], {ROUND * self.every})" for at in range(self.sets)]
        )
        done = _Done(done.words, done.bits, 0)
        return [*lines, *self._out("told", done, self.state)]

    def _all(self, less: int = 0) -> str:
        """The expression of the sum of all lanes of `lanes`, less a number."""
        top = self.bits * (self.plan.lanes.count - 1)
        added = f"(unsafe_mul(lanes, {self.every}) >> {top}) & {2**self.bits - 1}"
        return f"unsafe_sub({added}, {less})" if less else added

    def _excesses(self, declared: str = "") -> list[str]:
        """Weights are stored too high: by that times all inputs."""
        return [
            f"excess{at}{declared} = unsafe_mul(all, {each.ones << (WEIGHT_BITS - 1)})"
            for at, each in enumerate(self.width.kept)
        ]

    def _entering(self) -> list[str]:
        """A word of the first layer."""
        lines, done = self._finished(self.plan.enter)
        numbers = [_at("told", self.state, at) for at in range(self.flow.size)]
        sums = self._products(self.plan.enter, numbers)
        return [*sums, *lines, f"base[group] = [{', '.join(done.words)}]", *self._out("out", done, self.width)]

    def _going(self) -> list[str]:
        """A word of any later layer."""
        *inner, leave = self.plan.inner
        branches, widest = [], 0
        for at, layer in enumerate(inner):
            block, down = divmod(at, 2)
            lines, done = self._finished(layer)
            if down:
                more, done = self._added(self.plan.blocks[block], done)
                lines += [*more, f"base[group] = [{', '.join(done.words)}]"]
            lines += [f"kept{each} = {word}" for each, word in enumerate(done.words)]
            branches += [f"{'elif' if at else 'if'} layer == {at + 1}:  # {layer.name}", *_indented(lines)]
            widest = max(widest, done.bits)
        begin = [
            "x = out",
            "group = 0",
            "layer = unsafe_add(layer, 1)",
            f"all = {self._all()}",
            *self._excesses(),
            "lanes = 0",
        ]
        kept = _Done([f"kept{at}" for at in range(self.sets)], widest, 0)
        # The last layer may have more words than the others.
        last = f" and layer < {len(self.plan.inner)}" if self.state.groups > self.width.groups else ""
        return [
            f"if group == {self.width.groups}{last}:  # a layer begins",
            *_indented(begin),
            *self._products(leave, [_at("x", self.width, at) for at in range(self.width.outputs)]),
            *(f"{word}: uint256 = 0" for word in kept.words),
            *branches,
            f"else:  # {leave.name}",
            *_indented([*self._moved(), "group = unsafe_add(group, 1)", "continue"]),
            *self._out("out", kept, self.width),
        ]

    def _moved(self) -> list[str]:
        lines, done = self._finished(self.plan.leave)
        moved = f"moved: uint256[{self.sets}] = moving[group]"
        less = done.offset * self.every % WORD
        words = [f"unsafe_add(moved[{at}], unsafe_add({word}, {less}))" for at, word in enumerate(done.words)]
        return [*lines, moved, f"moving[group] = [{', '.join(words)}]"]

    def _products(self, layer: Layer, numbers: list[str]) -> list[str]:
        of = self.plan.rows[layer.name]
        starts = [f"unsafe_sub(d[{at}], excess{at})" for at in range(self.sets)]
        return [*begun(of, self.sets, starts), *products(of, self.sets, self.sets, numbers)]

    def _finished(self, layer: Layer) -> tuple[list[str], _Done]:
        """Statements that add what conditions a layer to the sums of a word, and activate them."""
        lines, last = [], self.sets - 1
        if layer.name in self.flow.conditioned:
            lines += ["a: uint256 = by_step[place]", "b: uint256 = by_kind[place]", "place = unsafe_add(place, 1)"]
            for at, each in enumerate(self.width.kept):
                own = each.ones if at < last else sum(one.ones for one in self.width.kept)
                mask = f" & {each.ones * (2**WEIGHT_BITS - 1)}" if at < last else ""
                less = CONDITIONS * HOT * (own << (WEIGHT_BITS - 1)) % WORD
                hot = f"unsafe_sub(unsafe_mul(unsafe_add(a{mask}, b{mask}), {HOT}), {less})"
                lines.append(f"sums{at} = unsafe_add(sums{at}, {hot})")
        if last:
            lines.append(f"sums{last} = unsafe_sub(sums{last}, {total([f'sums{at}' for at in range(last)])})")
        lines += [f"sums{at} = sums{at} >> {each.up}" for at, each in enumerate(self.width.kept) if each.up]
        more, done = self._activated(layer)
        return lines + more, done

    def _added(self, block: Block, down: _Done) -> tuple[list[str], _Done]:
        """Statements that add what came into a block to what its last layer gives, lane by lane."""
        head, (p, q) = self.plan.layers[block.sum.name].head, block.sum.scales
        raised = self.every * ((1 << (head - 1)) + (down.offset << q)) % WORD
        sums = [
            f"unsafe_add(unsafe_add({_shifted(f'came[{at}]', p)}, {_shifted(word, q)}), {raised})"
            for at, word in enumerate(down.words)
        ]
        lines, done = self._activated(block.sum, sums, "more")
        return [f"came: uint256[{self.sets}] = base[group]", *lines], done

    def _activated(self, layer: Layer, sums: Sequence[str] = (), mark: str = "") -> tuple[list[str], _Done]:
        """Statements that shift and activate words of sums: those that there are, or others."""
        lines = []
        for at in range(self.sets):
            if sums:
                lines.append(f"sums{mark}{at}: uint256 = {sums[at]}")
            done = finish(layer, self.plan.layers[layer.name], layer.shift, mark=f"{mark}{at}")
            lines += done.lines
        return lines, _Done([f"word{mark}{at}" for at in range(self.sets)], done.bits, done.offset)

    def _out(self, name: str, done: _Done, of: Rows) -> list[str]:
        """Statements that take the numbers out of their lanes, for the next layer, and add the lanes up."""
        fields = {
            output: field_of(word, lane, each.bits, done.bits, done.offset)
            for word, each in zip(done.words, of.kept, strict=True)
            for lane, output in enumerate(each.outputs)
        }
        return [
            # A list that is named first is copied as a whole, not number by number.
            f"numbers: uint256[{of.word}] = [",
            *listed([fields[at] for at in range(of.word)]),
            "]",
            f"{name}[group] = numbers",
            f"lanes = {total(['lanes', *done.words])}",
            "group = unsafe_add(group, 1)",
        ]


def _table(of: Rows) -> str:
    return f"uint256[{of.word}][{of.groups}]"


def _at(name: str, of: Rows, number: int) -> str:
    return f"{name}[{number // of.word}][{number % of.word}]"


def _declared(name: str, kind: str) -> list[str]:
    return [f"{name}: {kind} = empty({kind})"]


def _shifted(word: str, up: int) -> str:
    return f"({word} << {up})" if up else word


def _indented(lines: list[str]) -> list[str]:
    return [line and INDENT + line for line in lines]
