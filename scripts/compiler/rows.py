"""Dense layers whose weights lie in data contracts that answer with them (contracts/storage/Archive.vy).

A word has the weights of one input, stored as w + 2**(bits - 1), in the order of the outputs. It is taken apart by
masks alone: every third byte, say, has 24 bits to itself once the others are gone. So one product serves all outputs
of such a set, each set of lanes stays where it lies, and the last set is what the whole word gives, less the others.
Sums are exact modulo 2**256, inputs below zero included; the plan has proven that lanes hold them in the end.

    8 bits in lanes of 24   30 weights below 16 bits of zeros: three sets of ten lanes
    4 bits in lanes of 16   60 weights below 16 bits of zeros: four sets of 15 lanes
    4 bits, spilt           the same, and lanes are moved to others of 32 bits before they run over

A record has the weights from all inputs to the outputs of one word: first what its lanes start with, then a word for
each input. Contracts hold whole records; a record that is too long for one has contracts of its own.

The last outputs of a layer are often so few that not all sets are needed to hold them: then the others' weights are
zero, and their products are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reference.neural.model import WORD_BITS, Lanes, Layer
from reference.neural.ranges import Interval

from .packing import WORD_BYTES
from .plan import SPILT, LayerPlan, spill
from .source import CONTRACT_BYTES, INDENT, PREFIX_BYTES, Scalars, Source, field_of, finish, redimensioned, total

PRODUCTS = 256  # that are written out
MOST_INPUTS = 64  # whose products are
LISTED = 5  # numbers in a line of the text


@dataclass(frozen=True)
class Set:
    """Lanes that sums are read from: those of `outputs` of a word, lowest lane first, from the bit `up` on."""

    bits: int
    outputs: tuple[int, ...]
    up: int = 0

    @property
    def ones(self) -> int:
        return sum(1 << (self.bits * lane + self.up) for lane in range(len(self.outputs)))

    def packed(self, numbers: list[int]) -> int:
        """Numbers of all outputs, each in its lane."""
        lanes = enumerate(self.outputs)
        return sum(int(numbers[at]) << (self.bits * lane + self.up) for lane, at in lanes) % 2**WORD_BITS


@dataclass(frozen=True)
class Rows:
    """A layer `(outputs, inputs)` of weights of 8 or 4 bits.

    Attributes:
        lanes: those that sums are read from; SPILT if they are gathered in narrower ones.
        head: the bits of a lane that a sum may use.
        reach: the least and greatest number of the inputs.
        products: how many may be written out.
    """

    bits: int
    outputs: int
    inputs: int
    lanes: Lanes
    head: int
    reach: Interval
    products: int = PRODUCTS

    @property
    def spilt(self) -> bool:
        return self.bits == 4 and self.lanes == SPILT

    @property
    def lane(self) -> int:
        """The bits from one weight of a set to the next."""
        return self.lanes.bits // 2 if self.spilt else self.lanes.bits

    @property
    def sets(self) -> int:
        """The products of a word."""
        return self.lane // self.bits

    @property
    def count(self) -> int:
        """The outputs of a set."""
        return 2 * self.lanes.count - 1 if self.spilt else self.lanes.count

    @property
    def word(self) -> int:
        """The outputs of a word."""
        return self.sets * self.count

    @property
    def columns(self) -> int:
        """The outputs of a word that are kept."""
        return min(self.word, self.outputs)

    @property
    def groups(self) -> int:
        return -(-self.outputs // self.word)

    @property
    def chunks(self) -> int:
        return -(-self.inputs // min(MOST_INPUTS, max(self.products // self.sets, 1)))

    @property
    def chunk(self) -> int:
        """The inputs of a chunk; the last ones of the last chunk may be padding."""
        return -(-self.inputs // self.chunks)

    @property
    def spill(self) -> int:
        """After how many inputs lanes are spilt."""
        return min(self.chunk, spill(self.reach)) if self.spilt else self.chunk

    @property
    def raised(self) -> int:
        """What a spilt lane is raised by for each input, so that nothing in it is below zero."""
        return -15 * min(self.reach[0], 0) if self.spilt else 0

    @property
    def read(self) -> list[Set]:
        """The lanes that sums are read from, in the order of their words."""
        sets = [tuple(range(self.word - 1 - at, -1, -self.sets)) for at in range(self.sets)]
        if self.spilt:
            return [Set(self.lanes.bits, each[half::2]) for each in sets for half in range(2)]
        return [Set(self.lane, each, self.bits * at) for at, each in enumerate(sets)]

    @property
    def skipped(self) -> int:
        """The bytes of a record before its words."""
        return WORD_BYTES * len(self.read)

    @property
    def record_bytes(self) -> int:
        return self.skipped + WORD_BYTES * self.chunks * self.chunk

    @property
    def each(self) -> int:
        """The records of a contract; 0 where one record takes several contracts."""
        return CONTRACT_BYTES // self.record_bytes

    @property
    def part(self) -> int:
        """The chunks of a contract, where one record takes several: as even as can be."""
        most = (CONTRACT_BYTES - self.skipped) // (WORD_BYTES * self.chunk)
        return -(-self.chunks // -(-self.chunks // most))

    @property
    def contracts(self) -> int:
        return -(-self.groups // self.each) if self.each else self.groups * -(-self.chunks // self.part)

    @property
    def short(self) -> int:
        """The sets that the last word's outputs need, where that is not all of them; 0 otherwise."""
        needed = -(-(self.outputs - (self.groups - 1) * self.word) // self.count)
        return needed if not self.spilt and self.contracts == 1 and needed < self.sets else 0

    @property
    def places(self) -> np.ndarray:
        """Where each output lies, counted over all words."""
        whole = np.arange(self.groups * self.word)
        if self.short:
            last = (self.groups - 1) * self.word
            whole = whole[(whole < last) | ((self.word - 1 - whole % self.word) % self.sets < self.short)]
        return whole


@dataclass(frozen=True)
class DenseData:
    """Where a dense layer's weights lie: in which of a network's data contracts, and from which byte of code on."""

    rows: Rows
    first: int
    offset: int
    sizes: tuple[int, ...]

    def read(self, contents: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
        """Weights and biases, from what all data contracts hold; IndexError or ValueError if that is too little."""
        start = self.offset - PREFIX_BYTES
        own = [contents[self.first + at][start : start + size] for at, size in enumerate(self.sizes)]
        return unpack(own, self.rows)


def rows_for(layer: Layer, plan: LayerPlan, products: int = PRODUCTS) -> Rows:
    """How a dense layer's weights lie in data contracts."""
    return Rows(layer.bits, *layer.shape, plan.lanes, plan.head, plan.reach, products)


def dense(
    source: Source, name: str, layer: Layer, plan: LayerPlan, x: Scalars, products: int = PRODUCTS
) -> tuple[Scalars, DenseData]:
    """A dense layer with its weights in data contracts."""
    of = rows_for(layer, plan, products)
    contents = pack(layer.weights, layer.bias, of)
    data = DenseData(of, *source.store.records(contents), tuple(map(len, contents)))
    source.interfaces[_face(of)] = interface(of)
    out = Scalars(name, of.outputs, of.columns)
    expression, _ = redimensioned(source, x, of.chunk, "x") if of.chunks > 1 else ("x", x.type)
    call = source.function(
        f"_{name}",
        [f"x: {x.type}"],
        out.type,
        [*_statements(data, layer, plan, x, expression), "return out"],
        f"Layer {layer.name}: {layer.shape[1]} numbers to {layer.shape[0]}, with weights from data contracts.",
        reads=True,
    )
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out, data


def pack(weights: np.ndarray, bias: np.ndarray, of: Rows) -> list[bytes]:
    """The contents of the data contracts of a layer, `(out, in)` and `(out,)`."""
    stored = np.zeros((of.groups * of.word, of.chunks * of.chunk), np.uint8)
    stored[of.places] = 1 << (of.bits - 1)
    stored[of.places[: of.outputs], : of.inputs] += weights.astype(np.uint8)  # modulo 256
    biases = np.zeros(len(stored), np.int64)
    biases[of.places[: of.outputs]] = bias
    words = stored.reshape(of.groups, of.word, -1).transpose(0, 2, 1)
    words = np.pad(words, ((0, 0), (0, 0), (WORD_BITS // of.bits - of.word, 0)))
    if of.bits == 4:
        words = words[:, :, ::2] << 4 | words[:, :, 1::2]
    rows = zip(biases.reshape(of.groups, -1), words, strict=True)
    records = [_starts(row, of) + group.tobytes() for row, group in rows]
    if of.each:
        return [b"".join(records[at : at + of.each]) for at in range(0, of.groups, of.each)]
    step = WORD_BYTES * of.part * of.chunk
    return [
        (bytes(of.skipped) if at > of.skipped else record[: of.skipped]) + record[at : at + step]
        for record in records
        for at in range(of.skipped, of.record_bytes, step)
    ]


def unpack(contents: list[bytes], of: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases, int64, from the contents of contracts."""
    if of.each:
        data = b"".join(contents)
    else:
        parts = of.contracts // of.groups
        data = b"".join(content[of.skipped if at % parts else 0 :] for at, content in enumerate(contents))
    records = [data[at : at + of.record_bytes] for at in range(0, len(data), of.record_bytes)]
    stored = np.stack([np.frombuffer(record[of.skipped :], np.uint8).reshape(-1, WORD_BYTES) for record in records])
    if of.bits == 4:
        stored = np.stack([stored >> 4, stored & 15], axis=3).reshape(*stored.shape[:2], -1)
    stored = stored[:, :, -of.word :]
    places = of.places[: of.outputs]
    weights = stored.transpose(0, 2, 1).reshape(of.groups * of.word, -1)[places, : of.inputs].astype(np.int64)
    biases = np.array([bias for record in records for bias in _biases(record, of)], np.int64)
    return weights - (1 << (of.bits - 1)), biases[places]


def _starts(biases: np.ndarray, of: Rows) -> bytes:
    """What the lanes start with: the bias, and half of what they hold, less what they are raised by."""
    half = (1 << (of.head - 1)) - of.raised * of.chunk * of.chunks
    words = [each.packed([half + bias for bias in biases.tolist()]) for each in of.read]
    return b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)


def _biases(record: bytes, of: Rows) -> list[int]:
    half = 1 << (of.lanes.bits - 1)
    less = half - (1 << (of.head - 1)) + of.raised * of.chunk * of.chunks
    found = [0] * of.word
    for at, each in enumerate(of.read):
        word = int.from_bytes(record[WORD_BYTES * at :][:WORD_BYTES], "big") + less * each.ones
        for lane, output in enumerate(each.outputs):
            found[output] = ((word >> (each.bits * lane + each.up)) & (2 * half - 1)) - half
    return found


def interface(of: Rows) -> str:
    """The text of the interface by which a function reads its records."""
    views = [("words", of.chunk + (len(of.read) if of.chunks == 1 else 0))]
    if of.chunks > 1:
        views.append(("starts", len(of.read)))
    lines = [f"{INDENT}def {name}(start: uint256, size: uint256) -> uint256[{count}]: view" for name, count in views]
    return "\n".join([f"interface {_face(of)}:", *lines])


def _face(of: Rows) -> str:
    return f"Record{len(of.read)}x{of.chunk}" + ("s" if of.chunks > 1 else "")


def _statements(data: DenseData, layer: Layer, plan: LayerPlan, x: Scalars, chunks: str) -> list[str]:
    """Statements that make `out` of `x`, or of its `chunks` if there are several."""
    of = data.rows
    numbers = [x.at(at, "x") for at in range(of.chunk)] if of.chunks == 1 else []
    body = _total(of, numbers)
    if of.chunks > 1:
        body = [f"inputs: uint256[{of.chunk}][{of.chunks}] = {chunks}", *body]
    kind = f"uint256[{of.columns}][{of.groups}]"
    body += [f"out: {kind} = empty({kind})", "group: uint256 = 0"]
    loop = _group(data, of.sets, numbers, layer, plan)
    several = of.contracts > 1 and of.each
    if several and of.groups % of.each:
        loop = [f"if group == {of.groups}:", f"{INDENT}break", *loop]
    face = _face(of)
    if several:
        loop = [f"for record: uint256 in range({of.each}):", *(INDENT + line for line in loop)]
        loop = [f"at: {face} = {face}(DATA[{data.first} + number])", f"start: uint256 = {data.offset}", *loop]
        body.append(f"for number: uint256 in range({of.contracts}):")
    elif of.each:
        body += [f"at: {face} = {face}(DATA[{data.first}])", f"start: uint256 = {data.offset}"]
        body.append(f"for record: uint256 in range({of.groups - bool(of.short)}):")
    else:
        body.append(f"for record: uint256 in range({of.groups}):")
        loop = [
            f"number: uint256 = {data.first} + record * {of.contracts // of.groups}",
            f"at: {face} = {face}(DATA[number])",
            f"start: uint256 = {data.offset}",
            *loop,
        ]
    if of.groups > bool(of.short):
        body += [INDENT + line for line in loop]
    else:
        body.pop()
    return body + (_group(data, of.short, numbers, layer, plan) if of.short else [])


def _group(data: DenseData, sets: int, numbers: list[str], layer: Layer, plan: LayerPlan) -> list[str]:
    """Statements that give the outputs of one word, of which some sets alone are used."""
    of = data.rows
    read = of.read if of.spilt else of.read[:sets]
    lines = _record(data, sets, numbers)
    if not of.spilt and sets > 1:
        lines.append(f"sums{sets - 1} = unsafe_sub(sums{sets - 1}, {total([f'sums{at}' for at in range(sets - 1)])})")
    fields = ["0"] * of.word
    for at, each in enumerate(read):
        # Low bits are zero, for nothing is there before the last set is left alone.
        done = finish(layer, plan, layer.shift, mark=str(at))
        if each.up:
            lines.append(f"sums{at} = sums{at} >> {each.up}")
        lines += done.lines
        for lane, output in enumerate(each.outputs):
            fields[output] = field_of(f"word{at}", lane, each.bits, done.bits, done.offset)
    if sets == of.short:
        places = [place % of.word for place in of.places[(of.groups - 1) * of.word :]]
        fields = [fields[place] for place in places] + ["0"] * (of.word - len(places))
    lines += [f"numbers: uint256[{of.columns}] = [", *_listed(fields[: of.columns]), "]", "out[group] = numbers"]
    return [*lines, "group = unsafe_add(group, 1)"]


def _total(of: Rows, numbers: list[str]) -> list[str]:
    """Statements that add up the inputs: that often counts what weights are stored too high by, in each lane."""
    if numbers:
        lines = ["total: uint256 = " + total(numbers)]
    else:
        lines = [
            "total: uint256 = 0",
            f"for part: uint256[{of.chunk}] in inputs:",
            f"{INDENT}total = " + total(["total", *(f"part[{at}]" for at in range(of.chunk))]),
        ]
    zero = 1 << (of.bits - 1)
    excesses = enumerate(of.read)
    return lines + [f"excess{at}: uint256 = unsafe_mul(total, {zero * each.ones})" for at, each in excesses]


def _record(data: DenseData, sets: int, numbers: list[str]) -> list[str]:
    """Statements that read a record and give its sums."""
    of = data.rows
    own = len(of.read)
    starts = [f"unsafe_sub({{}}[{at}], excess{at})" for at in range(own)]
    if of.chunks == 1:
        return [
            f"d: uint256[{own + of.chunk}] = {_read('words', of.record_bytes)}",
            f"start = unsafe_add(start, {of.record_bytes})",
            *_begun(of, sets, [text.format("d") for text in starts]),
            *_products(of, sets, own, numbers),
        ]
    size = WORD_BYTES * of.chunk
    inner = [
        f"d: uint256[{of.chunk}] = {_read('words', size)}",
        f"start = unsafe_add(start, {size})",
        *_products(of, sets, 0, [f"part[{at}]" for at in range(of.chunk)]),
    ]
    if not of.each:
        inner = [
            f"if start == {data.offset + of.skipped + of.part * size}:",
            f"{INDENT}number = unsafe_add(number, 1)",
            f"{INDENT}at = {_face(of)}(DATA[number])",
            f"{INDENT}start = {data.offset + of.skipped}",
            *inner,
        ]
    return [
        f"s: uint256[{own}] = {_read('starts', of.skipped)}",
        f"start = unsafe_add(start, {of.skipped})",
        *_begun(of, sets, [text.format("s") for text in starts]),
        f"for part: uint256[{of.chunk}] in inputs:",
        *(INDENT + line for line in inner),
    ]


def _read(view: str, size: int) -> str:
    return f"staticcall at.{view}(start, {size}, skip_contract_check=True)"


def _begun(of: Rows, sets: int, starts: list[str]) -> list[str]:
    """Statements that give the sums what they start with; if none are spilt the last one stands for all."""
    if not of.spilt:
        starts = [*starts[: sets - 1], total([starts[sets - 1], *(f"sums{at}" for at in range(sets - 1))])]
    return [f"sums{at}: uint256 = {text}" for at, text in enumerate(starts)]


def _products(of: Rows, sets: int, first: int, numbers: list[str]) -> list[str]:
    """Statements that add the products of a chunk to the sums."""
    lines = []
    for begin in range(0, of.chunk, of.spill):
        inputs = range(begin, min(begin + of.spill, of.chunk))
        totals = []
        for at in range(sets):
            mask = f" & {_lanes(of, at) * (2**of.bits - 1)}" if at < sets - 1 else ""
            totals.append([f"unsafe_mul(d[{first + each}]{mask}, {numbers[each]})" for each in inputs])
        if of.spilt:
            lines += _spilt(of, totals, begin == 0)
        else:
            lines += [f"sums{at} = {total([f'sums{at}', *terms])}" for at, terms in enumerate(totals)]
    return lines


def _lanes(of: Rows, at: int) -> int:
    """One in each lane of a set of products."""
    return sum(1 << (of.lane * each + of.bits * at) for each in range(of.count))


def _spilt(of: Rows, totals: list[list[str]], declared: bool) -> list[str]:
    """Statements that add lanes to sums of twice the bits: each set moved down to bit 0, by two halves."""
    colon = ": uint256" if declared else ""
    lines = [f"t{at}{colon} = {total(terms)}" for at, terms in enumerate(totals)]
    last = of.sets - 1
    lines.append(f"t{last} = unsafe_sub(t{last}, {total([f't{at}' for at in range(last)])})")
    if of.raised:
        raised = of.raised * len(totals[0])
        lines += [f"t{at} = unsafe_add(t{at}, {raised * _lanes(of, at)})" for at in range(of.sets)]
    even = sum((2**of.lane - 1) << (2 * of.lane * each) for each in range(WORD_BITS // (2 * of.lane)))
    for at in range(of.sets):
        for half in range(2):
            down = of.bits * at + of.lane * half
            moved = f"(t{at} >> {down})" if down else f"t{at}"
            lines.append(f"sums{2 * at + half} = unsafe_add(sums{2 * at + half}, {moved} & {even})")
    return lines


def _listed(numbers: list[str]) -> list[str]:
    return [f"{INDENT}{', '.join(numbers[at : at + LISTED])}," for at in range(0, len(numbers), LISTED)]
