"""Writes a flow (reference/neural/flow.py) as a Vyper module whose weights lie in data contracts.

They are read into memory once, and all steps run from there. A record has the weights from all inputs to the outputs
of one word, as rows.py says, so two products of a word serve up to 28 outputs. All records but those of the first
layer are of one size, and one loop runs through them, layer by layer. What the step and the kind add is a word more
of weights each, HOT times. Numbers stay in their lanes for the residual sums, and are taken out of them once, for the
layer that comes next.

    enter             (size,) to (width,)
    up, down, sum     (width,) to (width,), as often as one likes; a sum is of what goes into `up` and of `down`
    leave             (width,) to (size,)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reference.neural.files import digest
from reference.neural.flow import HOT, LEAST_TOLD, MOST_TOLD, TOLD_SHIFT, Flow
from reference.neural.model import Lanes, Layer, ModelError

from . import about
from .emission import MOST_CONTRACTS, constructor, listed_data
from .packing import WORD, WORD_BYTES, ones
from .plan import LayerPlan, most_lanes, needed_bits, proven, span
from .point_lanes import sum_ranges
from .row_sums import begun, interface, listed, products
from .rows import Rows, records, words
from .source import CONTRACT_BYTES, INDENT, PREFIX_BYTES, TERMS, Store, field_of, finish, total

WEIGHT_BITS = 8
LEAST_LANE_BITS = 2 * WEIGHT_BITS
CONDITIONS = 2  # at once: a step and a kind
BLOCK = 3  # layers of it


@dataclass(frozen=True)
class Block:
    """What comes in goes up and down, and is added to what comes out."""

    up: Layer
    down: Layer
    sum: Layer


@dataclass(frozen=True, eq=False)
class Plan:
    """A flow's layers and lanes, which are proven, and how its weights lie in words.

    Attributes:
        layers: the plans of all layers, by name.
        rows: how the dense layers' weights lie, by name.
    """

    flow: Flow
    enter: Layer
    blocks: tuple[Block, ...]
    leave: Layer
    lanes: Lanes
    layers: dict[str, LayerPlan]
    rows: dict[str, Rows]

    @property
    def inner(self) -> list[Layer]:
        """The dense layers after the first, in order."""
        return [*(layer for block in self.blocks for layer in (block.up, block.down)), self.leave]

    @property
    def groups(self) -> int:
        """The words of the width."""
        return self.rows[self.enter.name].groups

    @property
    def conditioned(self) -> list[Layer]:
        return [layer for layer in (self.enter, *self.inner) if layer.name in self.flow.conditioned]

    @property
    def multiplications(self) -> int:
        """The multiply-accumulates of a step, those of its conditions included."""
        return sum(
            layer.weights.size + 2 * layer.shape[0] * (layer.name in self.flow.conditioned)
            for layer in (self.enter, *self.inner)
        )


@dataclass(frozen=True)
class Run:
    """Records of one size: `each` to a contract, from byte `offset` of the code of contract `first` on."""

    first: int
    offset: int
    each: int
    count: int
    words: int

    @property
    def size(self) -> int:
        return WORD_BYTES * self.words

    def load(self, at: str) -> str:
        """The expression that reads a record, by the expression of its number."""
        where, place = str(self.first), at
        if self.count > self.each:
            where, place = f"{self.first} + {at} // {self.each}", f"{at} % {self.each}"
        start = f"{self.offset} + {place} * {self.size}"
        return f"staticcall Words{self.words}(DATA[{where}]).words({start}, {self.size}, skip_contract_check=True)"

    def read(self, contents: Sequence[bytes]) -> list[bytes]:
        """The records, from what all data contracts hold."""
        found = []
        for at in range(self.count):
            start = self.offset - PREFIX_BYTES + at % self.each * self.size
            found.append(contents[self.first + at // self.each][start : start + self.size])
        return found


@dataclass(frozen=True, eq=False)
class Emitted:
    """A flow's module, and the contents of its data contracts (contracts/storage/Archive.vy), in order.

    Attributes:
        enter: where the records of the first layer lie.
        inner: where those of the others lie, layer by layer.
        hot: where the weights of the conditions lie: a record for each step, then for each kind.
    """

    plan: Plan
    text: str
    data: list[bytes]
    enter: Run
    inner: Run
    hot: Run


def plan(flow: Flow) -> Plan:
    """A flow in the narrowest lanes that hold all its sums; ModelError where it has another form than this one."""
    enter, blocks, leave = _formed(flow)
    sums = sum_ranges(flow.network, flow.films)
    needed = [needed_bits(layer, sums[layer.name]) for layer in flow.network.layers]
    # All numbers of the width are added up in lanes, too.
    inside = [each for each in flow.network.layers[:-1] if each.activation.op != "none"]
    highest = max(span(layer, sums[layer.name])[1] for layer in inside)
    bits = max(LEAST_LANE_BITS, *needed, (enter.shape[0] * highest).bit_length())
    lanes = Lanes(bits, most_lanes(bits, WEIGHT_BITS, in_data=True))
    layers = {layer.name: proven(layer, sums[layer.name], lanes) for layer in flow.network.layers}
    rows = {
        layer.name: Rows(
            WEIGHT_BITS, *layer.shape, lanes, layers[layer.name].head, (0, 0), layer.weights.size, layer.shape[1]
        )
        for layer in flow.network.layers
        if layer.weighted
    }
    return Plan(flow, enter, blocks, leave, lanes, layers, rows)


def emit(flow: Flow, title: str, notes: Sequence[str] = ()) -> Emitted:
    """The module of a flow, and its data.

    Its functions:
        __init__(data): takes the contracts that hold the weights, in order, and refuses others.
        _flow(state, kind, steps): the state after so many steps from the first on; `kind` and `steps` are in range.
        _weights(): the contracts.

    Args:
        notes: lines for the docstring, such as the command that makes this.
    """
    return _Writer(plan(flow)).module(title, notes)


def _formed(flow: Flow) -> tuple[Layer, tuple[Block, ...], Layer]:
    """The layers by what they do; ModelError where they are others."""
    enter, *inner, leave = flow.network.layers
    blocks, before = [], enter.name
    for at in range(0, len(inner), BLOCK):
        block = Block(*inner[at : at + BLOCK]) if len(inner) >= at + BLOCK else None
        known = block and [each.op for each in (block.up, block.down, block.sum)] == ["dense", "dense", "add"]
        if not known or (block.up.inputs, block.down.inputs, block.sum.inputs) != (
            (before,),
            (block.up.name,),
            (before, block.down.name),
        ):
            raise ModelError(f"flow: layer {inner[at].name} of {flow.network.name} begins no residual block")
        blocks.append(block)
        before = block.sum.name
    if enter.op != "dense" or leave.op != "dense" or leave.inputs != (before,):
        raise ModelError(f"flow: {flow.network.name} does not begin and end with a dense layer")
    for layer in (enter, *(each for block in blocks for each in (block.up, block.down))):
        if layer.shape[0] != enter.shape[0]:
            raise ModelError(
                f"flow: layer {layer.name} gives {layer.shape[0]} numbers, not {enter.shape[0]} as the first one"
            )
    for layer in (enter, *(each for block in blocks for each in (block.up, block.sum))):
        if layer.activation.op not in ("clamp", "relu") or layer.activation.low:
            raise ModelError(f"flow: layer {layer.name} can be below zero, and what goes into another layer must not")
    return enter, tuple(blocks), leave


class _Writer:
    """One module in the making."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.flow = plan, plan.flow
        self.width = plan.rows[plan.enter.name]
        self.sets = self.width.sets
        store = Store()
        self.inner = _run(store, [each for layer in plan.inner for each in self._records(layer)])
        self.enter = _run(store, self._records(plan.enter))
        self.hot = _run(store, self._hot())
        self.data = store.contracts

    def _records(self, layer: Layer) -> list[bytes]:
        at, bias = 0, layer.bias
        for each in self.plan.conditioned:
            if each is layer:
                bias = bias + self.flow.conditions.layers[0].bias[at : at + layer.shape[0]]
            at += each.shape[0]
        return records(layer.weights, bias, self.plan.rows[layer.name])

    def _hot(self) -> list[bytes]:
        """What is HOT times: for each step, then for each kind, a word for each record of a conditioned layer."""
        weights, columns = self.flow.conditions.layers[0].weights, []
        for layer in self.plan.conditioned:
            own, weights = weights[: layer.shape[0]], weights[layer.shape[0] :]
            of = replace(self.plan.rows[layer.name], inputs=own.shape[1])
            columns += words(own, of)
        return [b"".join(word.to_bytes(WORD_BYTES, "big") for word in row) for row in zip(*columns, strict=True)]

    def module(self, title: str, notes: Sequence[str]) -> Emitted:
        runs = {run.words: run for run in (self.inner, self.enter, self.hot)}
        lines = [*self._head(title, notes), *self._constants()]
        for run in runs.values():
            lines += ["", "", interface(f"Words{run.words}", {"words": run.words}), ""]
        lines += [*constructor(self.data, "flow"), "", "", *self._steps(), "", "", *self._weights()]
        return Emitted(self.plan, "\n".join(lines) + "\n", self.data, self.enter, self.inner, self.hot)

    def _head(self, title: str, notes: Sequence[str]) -> list[str]:
        model, conditions, lanes = self.flow.network, self.flow.conditions, self.plan.lanes
        return [
            "# pragma version 0.4.3",
            '"""',
            f"@title {title}",
            f"@license {about.licence(model)}",
            f"@notice The flow {model.name}: {self.plan.multiplications} multiply-accumulates a step.",
            f"@dev Made from the models {digest(model)}",
            f"     and {digest(conditions)}; do not edit.",
            *(f"     {note}" for note in notes),
            f"     A word holds {lanes.count} sums in lanes of {lanes.bits} bits. Sums are exact modulo 2**256, and",
            "     every lane is proven to hold its number where it is read, for all states: so nothing that is",
            "     called unsafe here can go wrong. scripts/compiler/flow.py says how weights lie in data.",
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
            f"CONTRACTS: constant(uint256) = {len(self.data)}",
        ]

    def _weights(self) -> list[str]:
        return [
            "@view",
            f"def _weights() -> DynArray[address, {MOST_CONTRACTS}]:",
            f'{INDENT}"""',
            f"{INDENT}@notice Returns the contracts that hold the weights.",
            f'{INDENT}"""',
            f"{INDENT}return [{listed_data(len(self.data))}]",
        ]

    def _steps(self) -> list[str]:
        inner, enter, hot = self.inner, self.enter, self.hot
        out, base = f"uint256[{self.width.word}][{self.width.groups}]", f"uint256[{self.sets}][{self.width.groups}]"
        body = [
            *_loaded("rows", inner),
            *_loaded("first", enter),
            f"by_kind: uint256[{hot.words}] = {hot.load('(STEPS + kind)')}",
            "moving: int256[SIZE] = state",
            f"x: {out} = empty({out})",
            f"out: {out} = empty({out})",
            f"base: {base} = empty({base})",
            "for step: uint256 in range(STEPS):",
            f"{INDENT}if step == steps:",
            f"{2 * INDENT}break",
            f"{INDENT}by_step: uint256[{hot.words}] = {hot.load('step')}",
            *_indented(self._step()),
        ]
        return [
            "@view",
            "def _flow(state: int256[SIZE], kind: uint256, steps: uint256) -> int256[SIZE]:",
            f'{INDENT}"""',
            f"{INDENT}@notice Carries a state through so many steps, from the first one on.",
            f"{INDENT}@param kind Below KINDS.",
            f"{INDENT}@param steps At most STEPS.",
            f'{INDENT}"""',
            *_indented(body),
            f"{INDENT}return moving",
        ]

    def _step(self) -> list[str]:
        size, leave = self.flow.size, self.plan.rows[self.plan.leave.name]
        half = 2 ** (TOLD_SHIFT - 1)
        told = [
            f"max(min(unsafe_add(moving[{at}], {half}) >> {TOLD_SHIFT}, {MOST_TOLD}), {LEAST_TOLD})"
            for at in range(size)
        ]
        given = [f"told[{at}]" for at in range(size)]
        moved = f"uint256[{leave.word}][{leave.groups}]"
        places = [f"moved[{at // leave.word}][{at % leave.word}]" for at in range(size)]
        gained = [
            f"unsafe_add(moving[{at}], convert(convert({each}, bytes32), int256))" for at, each in enumerate(places)
        ]
        return [
            *_listed("told: uint256[SIZE]", [f"convert(convert({each}, bytes32), uint256)" for each in told]),
            *_summed("all", given),
            *self._excesses(": uint256"),
            "place: uint256 = 0",
            "group: uint256 = 0",
            "lanes: uint256 = 0",
            f"for d: uint256[{self.enter.words}] in first:",
            *_indented(self._entering(given)),
            "layer: uint256 = 0",
            f"moved: {moved} = empty({moved})",
            f"for d: uint256[{self.inner.words}] in rows:",
            *_indented(self._going()),
            *_listed("moving", gained),
        ]

    def _excesses(self, declared: str = "") -> list[str]:
        """Weights are stored too high: by that times all inputs."""
        return [
            f"excess{at}{declared} = unsafe_mul(all, {each.ones << (WEIGHT_BITS - 1)})"
            for at, each in enumerate(self.width.kept)
        ]

    def _entering(self, given: list[str]) -> list[str]:
        """A word of the first layer."""
        lines, done = self._finished(self.plan.enter)
        kept = [f"kept{at}: uint256 = {word}" for at, word in enumerate(done.words)]
        return [*self._products(self.plan.enter, given), *lines, *kept, self._based(), *self._out(done.bits)]

    def _going(self) -> list[str]:
        """A word of any later layer."""
        bits, count = self.plan.lanes.bits, self.plan.lanes.count
        *inner, leave = self.plan.inner
        branches, widest = [], 0
        for at, layer in enumerate(inner):
            lines, done = self._finished(layer)
            block, down = divmod(at, 2)
            if down:
                more, done = self._added(self.plan.blocks[block], done)
                lines += more
            lines += [f"kept{each} = {word}" for each, word in enumerate(done.words)]
            lines += [self._based()] * down
            branches += [f"{'elif' if at else 'if'} layer == {at + 1}:", *_indented(lines)]
            widest = max(widest, done.bits)
        lines, done = self._finished(leave)
        numbers = self._numbers(done, self.plan.rows[leave.name])
        lines += [*_listed("numbers: " + _row(self.plan.rows[leave.name]), numbers), "moved[group] = numbers"]
        lines += ["group = unsafe_add(group, 1)", "continue"]
        x = [f"x[{at // self.width.word}][{at % self.width.word}]" for at in range(self.width.outputs)]
        return [
            # A layer begins: what the one before gave goes into it, and lanes of it are added up.
            f"if group == {self.width.groups}:",
            *_indented(
                [
                    "x = out",
                    "group = 0",
                    "layer = unsafe_add(layer, 1)",
                    f"all = (unsafe_mul(lanes, {ones(bits, count)}) >> {bits * (count - 1)}) & {2**bits - 1}",
                    *self._excesses(),
                    "lanes = 0",
                ]
            ),
            *self._products(leave, x),
            *(f"kept{at}: uint256 = 0" for at in range(self.sets)),
            *branches,
            *(["else:", *_indented(lines)] if branches else lines),
            *(self._out(widest) if branches else []),
        ]

    def _products(self, layer: Layer, numbers: list[str]) -> list[str]:
        of = self.plan.rows[layer.name]
        starts = [f"unsafe_sub(d[{at}], excess{at})" for at in range(self.sets)]
        return [*begun(of, self.sets, starts), *products(of, self.sets, self.sets, numbers)]

    def _finished(self, layer: Layer) -> tuple[list[str], "_Done"]:
        """Statements that add what is conditioned to the sums of a word, and activate them."""
        lines, plan = [], self.plan.layers[layer.name]
        kept, last = self.width.kept, self.sets - 1
        if layer.name in self.flow.conditioned:
            for at, each in enumerate(kept):
                mask = f" & {each.ones * (2**WEIGHT_BITS - 1)}" if at < last else ""
                stored = f"unsafe_add(by_step[place]{mask}, by_kind[place]{mask})"
                less = (each.ones if at < last else sum(one.ones for one in kept)) << (WEIGHT_BITS - 1)
                hot = f"unsafe_sub(unsafe_mul({stored}, {HOT}), {CONDITIONS * HOT * less % WORD})"
                lines.append(f"sums{at} = unsafe_add(sums{at}, {hot})")
            lines.append("place = unsafe_add(place, 1)")
        if last:
            lines.append(f"sums{last} = unsafe_sub(sums{last}, {total([f'sums{at}' for at in range(last)])})")
        for at, each in enumerate(kept):
            if each.up:
                lines.append(f"sums{at} = sums{at} >> {each.up}")
            done = finish(layer, plan, layer.shift, mark=str(at))
            lines += done.lines
        return lines, _Done([f"word{at}" for at in range(self.sets)], done.bits, done.offset)

    def _added(self, block: Block, down: "_Done") -> tuple[list[str], "_Done"]:
        """Statements that add what came into a block to what its last layer gives, lane by lane."""
        plan, lines, words = self.plan.layers[block.sum.name], [f"came: uint256[{self.sets}] = base[group]"], []
        p, q = block.sum.scales
        every = ones(self.plan.lanes.bits, self.plan.lanes.count)
        raised = every * ((1 << (plan.head - 1)) + (down.offset << q)) % WORD
        for at, word in enumerate(down.words):
            mark = str(self.sets + at)
            both = f"unsafe_add(came[{at}] << {p}, {word} << {q})"
            done = finish(block.sum, plan, block.sum.shift, mark=mark)
            lines += [f"sums{mark}: uint256 = unsafe_add({both}, {raised})", *done.lines]
            words.append(f"word{mark}")
        return lines, _Done(words, done.bits, done.offset)

    def _based(self) -> str:
        return f"base[group] = [{', '.join(f'kept{at}' for at in range(self.sets))}]"

    def _out(self, bits: int) -> list[str]:
        """Statements that take the numbers out of their lanes, for the next layer."""
        done = _Done([f"kept{at}" for at in range(self.sets)], bits, 0)
        return [
            *_listed("numbers: " + _row(self.width), self._numbers(done, self.width)),
            "out[group] = numbers",
            f"lanes = {total(['lanes', *done.words])}",
            "group = unsafe_add(group, 1)",
        ]

    def _numbers(self, done: "_Done", of: Rows) -> list[str]:
        fields = {
            output: field_of(word, lane, each.bits, done.bits, done.offset)
            for word, each in zip(done.words, of.kept, strict=True)
            for lane, output in enumerate(each.outputs)
        }
        return [fields[at] for at in range(of.word)]


@dataclass(frozen=True)
class _Done:
    """Activated lanes: the names of their words; a lane of `bits` bits holds a number less `offset`."""

    words: list[str]
    bits: int
    offset: int


def _run(store: Store, made: list[bytes]) -> Run:
    """Puts records of one size into contracts."""
    size = len(made[0])
    each = CONTRACT_BYTES // size
    if not each:
        raise ModelError(f"flow: a record takes {size:,} bytes, and a data contract holds {CONTRACT_BYTES:,}")
    contents = [b"".join(made[at : at + each]) for at in range(0, len(made), each)]
    return Run(*store.records(contents), each, len(made), size // WORD_BYTES)


def _loaded(name: str, run: Run) -> list[str]:
    kind = f"uint256[{run.words}][{run.count}]"
    loop = f"for at: uint256 in range({run.count}):"
    return [f"{name}: {kind} = empty({kind})", loop, f"{INDENT}{name}[at] = {run.load('at')}"]


def _row(of: Rows) -> str:
    return f"uint256[{of.word}]"


def _summed(name: str, numbers: list[str]) -> list[str]:
    first, *rest = [total(numbers[at : at + TERMS]) for at in range(0, len(numbers), TERMS)]
    return [f"{name}: uint256 = {first}", *(f"{name} = unsafe_add({name}, {each})" for each in rest)]


def _listed(name: str, numbers: list[str]) -> list[str]:
    return [f"{name} = [", *listed(numbers), "]"]


def _indented(lines: list[str]) -> list[str]:
    return [INDENT + line for line in lines]
