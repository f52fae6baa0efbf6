"""Dense layers whose weights lie in data contracts that answer with them (contracts/storage/Archive.vy).

A word has the weights of one input, stored as w + 2**(bits - 1) below 16 bits of zeros, in the order of the outputs:
30 of 8 bits or 60 of 4. The word is taken apart by masks alone. Every third byte has 24 bits to itself once the
others are gone, every fourth nibble 16: so one product serves ten outputs, or fifteen, each set of lanes stays where
it lies, and the last set is what the whole word gives, less the others.

Lanes of 24 bits hold all that they get. Lanes of 16 bits are spilt into lanes of 32 before they run over.

A record has the weights from all inputs to the outputs of one word: first what its lanes start with, then a word for
each input. Contracts hold whole records.

The last outputs of a layer of 8 bits are often so few that two sets hold them, or one: then the others' bytes are
zero, and their products are left out.
"""

from dataclasses import dataclass

import numpy as np

from reference.neural.model import WORD_BITS
from reference.storage.archive import MAX_BYTES, READER

INDENT = " " * 4
WORD_BYTES = WORD_BITS // 8
MOST_INPUTS = 64  # whose products are written out
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
    """A layer `(outputs, inputs)` of weights of 8 or 4 bits, for inputs from 0 to `most`."""

    bits: int
    outputs: int
    inputs: int
    most: int

    @property
    def sets(self) -> int:
        """The products of a word."""
        return 3 if self.bits == 8 else 4

    @property
    def lane(self) -> int:
        """The bits from one weight of a set to the next."""
        return self.sets * self.bits

    @property
    def word(self) -> int:
        """The outputs of a word."""
        return (WORD_BITS - 16) // self.bits

    @property
    def groups(self) -> int:
        return -(-self.outputs // self.word)

    @property
    def chunks(self) -> int:
        return -(-self.inputs // MOST_INPUTS)

    @property
    def chunk(self) -> int:
        """The inputs of a chunk; the last ones of the last chunk may be padding."""
        return -(-self.inputs // self.chunks)

    @property
    def spill(self) -> int:
        """After how many inputs lanes are spilt."""
        return self.chunk if self.bits == 8 else min(self.chunk, (2**self.lane - 1) // (15 * max(self.most, 1)))

    @property
    def read(self) -> list[Set]:
        """The lanes that sums are read from, in the order of their words."""
        sets = [tuple(range(self.word - 1 - at, -1, -self.sets)) for at in range(self.sets)]
        if self.bits == 8:
            return [Set(self.lane, each, self.bits * at) for at, each in enumerate(sets)]
        return [Set(2 * self.lane, each[half::2]) for each in sets for half in range(2)]

    @property
    def record_bytes(self) -> int:
        return WORD_BYTES * (len(self.read) + self.chunks * self.chunk)

    @property
    def each(self) -> int:
        """The records of a contract."""
        return MAX_BYTES // self.record_bytes

    @property
    def contracts(self) -> int:
        return -(-self.groups // self.each)

    @property
    def short(self) -> int:
        """The sets that the last word's outputs need, where that is not all of them; 0 otherwise."""
        needed = -(-(self.outputs - (self.groups - 1) * self.word) // (self.word // self.sets))
        return needed if self.bits == 8 and self.contracts == 1 and needed < self.sets else 0

    @property
    def places(self) -> np.ndarray:
        """Where each output lies, counted over all words."""
        whole = np.arange(self.groups * self.word)
        if self.short:
            last = (self.groups - 1) * self.word
            whole = whole[(whole < last) | ((self.word - 1 - whole % self.word) % self.sets < self.short)]
        return whole


def pack(weights: np.ndarray, bias: np.ndarray, of: Rows) -> list[bytes]:
    """The contents of the data contracts of a layer, `(out, in)` and `(out,)`."""
    stored = np.zeros((of.groups * of.word, of.chunks * of.chunk), np.uint8)
    stored[of.places] = 1 << (of.bits - 1)
    stored[of.places[: of.outputs], : of.inputs] += weights.astype(np.uint8)  # modulo 256
    biases = np.zeros(len(stored), np.int64)
    biases[of.places[: of.outputs]] = bias
    stored = stored.reshape(of.groups, of.word, -1).transpose(0, 2, 1)
    if of.bits == 4:
        stored = stored[:, :, ::2] << 4 | stored[:, :, 1::2]
    words = np.pad(stored, ((0, 0), (0, 0), (2, 0)))
    rows = zip(biases.reshape(of.groups, -1), words, strict=True)
    records = [_starts(row, of) + group.tobytes() for row, group in rows]
    return [b"".join(records[at : at + of.each]) for at in range(0, of.groups, of.each)]


def unpack(contents: list[bytes], of: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Weights and biases, int64, from the contents of contracts."""
    skipped = WORD_BYTES * len(of.read)
    data = b"".join(contents)
    records = [data[at : at + of.record_bytes] for at in range(0, len(data), of.record_bytes)]
    stored = np.stack(
        [np.frombuffer(record[skipped:], np.uint8).reshape(-1, WORD_BYTES)[:, 2:] for record in records]
    )
    if of.bits == 4:
        stored = np.stack([stored >> 4, stored & 15], axis=3).reshape(*stored.shape[:2], -1)
    places = of.places[: of.outputs]
    weights = stored.transpose(0, 2, 1).reshape(of.groups * of.word, -1)[places, : of.inputs].astype(np.int64)
    biases = np.array([bias for record in records for bias in _biases(record, of)], np.int64)
    return weights - (1 << (of.bits - 1)), biases[places]


def _starts(biases: np.ndarray, of: Rows) -> bytes:
    words = [each.packed((biases + 2 ** (each.bits - 1)).tolist()) for each in of.read]
    return b"".join(word.to_bytes(WORD_BYTES, "big") for word in words)


def _biases(record: bytes, of: Rows) -> list[int]:
    found = [0] * of.word
    for at, each in enumerate(of.read):
        word = int.from_bytes(record[WORD_BYTES * at :][:WORD_BYTES], "big")
        for lane, output in enumerate(each.outputs):
            number = (word >> (each.bits * lane + each.up)) & (2**each.bits - 1)
            found[output] = number - 2 ** (each.bits - 1)
    return found


def interface(of: Rows) -> str:
    """The text of the interface by which a function reads its records."""
    size = of.chunk + (len(of.read) if of.chunks == 1 else 0)
    views = [("starts", len(of.read)), ("words", size)]
    lines = [f"{INDENT}def {name}(start: uint256, size: uint256) -> uint256[{count}]: view" for name, count in views]
    return "\n".join([f"interface {_face(of)}:", *lines, ""])


def _face(of: Rows) -> str:
    return f"Record{of.bits}x{of.chunk}x{of.chunks}"


def function(name: str, of: Rows, shift: int, high: int, data: str) -> str:
    """The text of a function from inputs to outputs; see `statements`."""
    body = [*statements(of, shift, high, data), "return out"]
    head = f"@view\ndef {name}(x: {kind(of)}) -> {kind_out(of)}:\n"
    return head + "".join(f"{INDENT}{line}\n" for line in body)


def kind(of: Rows) -> str:
    """The type of the inputs, by chunks if there are several."""
    return f"uint256[{of.chunk}]" + (f"[{of.chunks}]" if of.chunks > 1 else "")


def kind_out(of: Rows) -> str:
    """The type of the outputs, by words."""
    return f"uint256[{of.word}][{of.groups}]"


def statements(of: Rows, shift: int, high: int, data: str) -> list[str]:
    """Statements that make `out` of `x`.

    Args:
        shift, high: sums are clamped to [0, high] after the shift.
        data: the expression of a contract's address by the expression of its number: "DATA[{}]".

    Sums of signed weights and biases have to be in [-2**23, 2**23) for 8 bits, and in [-2**31, 2**31) for 4. Raises
    ValueError where a lane has too few bits for the shift.
    """
    if shift + 2 > min(each.bits for each in of.read):
        raise ValueError(f"rows: lanes of {of.read[0].bits} bits have none left after a shift by {shift}")
    body = [*_total(of), f"out: {kind_out(of)} = empty({kind_out(of)})", "group: uint256 = 0"]
    loop = _group(of, of.sets, shift, high)
    if of.groups % of.each and of.contracts > 1:
        loop = [f"if group == {of.groups}:", f"{INDENT}break", *loop]
    body += _contracts(of, data.format("number" if of.contracts > 1 else 0))
    if of.groups > bool(of.short):
        deep = INDENT * (1 + (of.contracts > 1))
        body += [deep + line for line in loop]
    return body + (_group(of, of.short, shift, high) if of.short else [])


def _group(of: Rows, sets: int, shift: int, high: int) -> list[str]:
    """Statements that give the outputs of one word, of which some sets alone are used."""
    read = of.read if of.bits == 4 else of.read[:sets]
    lines = _record(of, sets)
    if of.bits == 8 and sets > 1:
        lines.append(f"s{sets - 1} = unsafe_sub(s{sets - 1}, {_sum([f's{at}' for at in range(sets - 1)])})")
    for at, each in enumerate(read):
        lines += _activated(f"s{at}", each, shift, high)
    numbers = ["0"] * of.word
    for at, each in enumerate(read):
        for lane, output in enumerate(each.outputs):
            numbers[output] = f"{_down(f's{at}', each.bits * lane + each.up)} & {2 ** high.bit_length() - 1}"
    if sets == of.short:
        places = [place % of.word for place in of.places[(of.groups - 1) * of.word :]]
        numbers = [numbers[place] for place in places] + ["0"] * (of.word - len(places))
    lines += [f"numbers: uint256[{of.word}] = [", *_listed(numbers), "]", "out[group] = numbers"]
    return [*lines, "group = unsafe_add(group, 1)"]


def _total(of: Rows) -> list[str]:
    """Statements that add up the inputs: that often counts what weights are stored too high by, in each lane."""
    if of.chunks == 1:
        lines = ["total: uint256 = " + _sum([f"x[{at}]" for at in range(of.chunk)])]
    else:
        lines = [
            "total: uint256 = 0",
            f"for part: uint256[{of.chunk}] in x:",
            f"{INDENT}total = " + _sum(["total", *(f"part[{at}]" for at in range(of.chunk))]),
        ]
    zero = 1 << (of.bits - 1)
    excesses = enumerate(of.read)
    return lines + [f"excess{at}: uint256 = unsafe_mul(total, {zero * each.ones})" for at, each in excesses]


def _record(of: Rows, sets: int) -> list[str]:
    """Statements that read a record and give its sums."""
    own = len(of.read)
    starts = [f"unsafe_sub({{}}[{at}], excess{at})" for at in range(own)]
    if of.chunks == 1:
        size = WORD_BYTES * (own + of.chunk)
        return [
            f"d: uint256[{own + of.chunk}] = staticcall at.words(start, {size}, skip_contract_check=True)",
            f"start = unsafe_add(start, {size})",
            *_begun(of, sets, [text.format("d") for text in starts]),
            *_products(of, sets, own, "x"),
        ]
    size = WORD_BYTES * of.chunk
    inner = [
        f"d: uint256[{of.chunk}] = staticcall at.words(start, {size}, skip_contract_check=True)",
        f"start = unsafe_add(start, {size})",
        *_products(of, sets, 0, "part"),
    ]
    return [
        f"s: uint256[{own}] = staticcall at.starts(start, {WORD_BYTES * own}, skip_contract_check=True)",
        f"start = unsafe_add(start, {WORD_BYTES * own})",
        *_begun(of, sets, [text.format("s") for text in starts]),
        f"for part: uint256[{of.chunk}] in x:",
        *(INDENT + line for line in inner),
    ]


def _contracts(of: Rows, address: str) -> list[str]:
    """Statements that go over the contracts of a layer, and over the records of each."""
    begin = [f"at: {_face(of)} = {_face(of)}({address})", f"start: uint256 = {len(READER)}"]
    if of.contracts == 1:
        whole = of.groups - bool(of.short)
        return [*begin, f"for record: uint256 in range({whole}):"] if whole else begin
    begin.append(f"for record: uint256 in range({of.each}):")
    return [f"for number: uint256 in range({of.contracts}):", *(INDENT + line for line in begin)]


def _begun(of: Rows, sets: int, starts: list[str]) -> list[str]:
    """Statements that give the sums what they start with; of 8 bits the last one stands for all."""
    if of.bits == 8:
        starts = [*starts[: sets - 1], _sum([starts[sets - 1], *(f"s{at}" for at in range(sets - 1))])]
    return [f"s{at}: uint256 = {text}" for at, text in enumerate(starts)]


def _products(of: Rows, sets: int, first: int, x: str) -> list[str]:
    """Statements that add the products of a chunk to the sums."""
    lines = []
    for begin in range(0, of.chunk, of.spill):
        inputs = range(begin, min(begin + of.spill, of.chunk))
        totals = []
        for at in range(sets):
            lane = sum(1 << (of.lane * each + of.bits * at) for each in range(of.word // of.sets))
            mask = f" & {lane * (2**of.bits - 1)}" if at < sets - 1 else ""
            totals.append([f"unsafe_mul(d[{first + each}]{mask}, {x}[{each}])" for each in inputs])
        if of.bits == 8:
            lines += [f"s{at} = {_sum([f's{at}', *terms])}" for at, terms in enumerate(totals)]
        else:
            lines += _spilt(of, totals, begin == 0)
    return lines


def _spilt(of: Rows, totals: list[list[str]], declared: bool) -> list[str]:
    """Statements that add lanes of 16 bits to sums of 32: each set moved down to bit 0, by two halves."""
    colon = ": uint256" if declared else ""
    lines = [f"t{at}{colon} = {_sum(terms)}" for at, terms in enumerate(totals)]
    lines.append("t3 = unsafe_sub(t3, unsafe_add(t0, unsafe_add(t1, t2)))")
    even = sum((2**of.lane - 1) << (2 * of.lane * each) for each in range(WORD_BITS // (2 * of.lane)))
    for at in range(of.sets):
        for half in range(2):
            moved = _down(f"t{at}", of.bits * at + of.lane * half)
            lines.append(f"s{2 * at + half} = unsafe_add(s{2 * at + half}, {moved} & {even})")
    return lines


def _down(text: str, by: int) -> str:
    return f"({text} >> {by})" if by else text


def _sum(terms: list[str]) -> str:
    text = terms[0]
    for term in terms[1:]:
        text = f"unsafe_add({text}, {term})"
    return text


def _activated(name: str, each: Set, shift: int, high: int) -> list[str]:
    """Statements that clamp a word of sums to [0, high] after the shift; see activation._clamp."""
    top = each.bits - 1 - shift
    full = 2**top - 1
    lines = [f"{name} = {_down(name, shift)} & unsafe_mul(({name} >> {each.bits - 1}) & {each.ones}, {full})"]
    if high < full:
        above = f"unsafe_mul((unsafe_add({name}, {each.ones * (full - high)}) >> {top}) & {each.ones}, {full})"
        if high & (high + 1):
            lines.append(f"{name} = {name} ^ (({name} ^ {each.ones * high}) & {above})")
        else:
            # All bits are set above the bound; those of the bound itself are all that is read.
            lines.append(f"{name} = {name} | {above}")
    return lines


def _listed(numbers: list[str]) -> list[str]:
    return [f"{INDENT}{', '.join(numbers[at : at + LISTED])}," for at in range(0, len(numbers), LISTED)]
