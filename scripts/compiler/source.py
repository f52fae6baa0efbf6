"""The text of a compiled network while it is written: its functions, its data, and expressions that they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reference.neural.model import Lanes, Layer
from reference.storage import archive

from .packing import WORD, WORD_BYTES, ones
from .plan import LayerPlan

TERMS = 64  # in one expression: the compiler's time grows faster than a sum
PREFIX = archive.READER  # what the code of a data contract begins with
PREFIX_BYTES = len(PREFIX)
CONTRACT_BYTES = 24_576 - PREFIX_BYTES  # what one holds: EIP-170
BLOCK_BYTES = 4_800  # read at once: enough to pay for the reading, and little memory; five fill a contract
INDENT = "    "


@dataclass(frozen=True)
class Scalars:
    """A tensor of plain numbers in memory, two's complement, as `rows` times `columns` words.

    Number i of its C order lies at row i // columns; what the last row has more than the tensor means nothing.
    """

    name: str
    size: int
    columns: int
    spare: int = 0  # rows after the last number

    @property
    def rows(self) -> int:
        return -(-self.size // self.columns) + self.spare

    @property
    def type(self) -> str:
        return f"uint256[{self.columns}][{self.rows}]"

    def at(self, index: int, name: str | None = None) -> str:
        return f"{name or self.name}[{index // self.columns}][{index % self.columns}]"


@dataclass(frozen=True)
class Image:
    """A tensor of images in memory: for each row its words, for each word its channels.

    A word holds `pixels` pixels, number + zero each, in the lanes from 1 on; lanes 0 and pixels + 1 hold the pixels
    beside them. One row of zeros lies above the first row, and one below the last.
    """

    name: str
    channels: int
    height: int
    width: int
    lanes: Lanes
    zero: int

    @property
    def words(self) -> int:
        """The words of a row."""
        return -(-self.width // (self.lanes.count - 2))

    @property
    def pixels(self) -> int:
        """The pixels of a word: as even as the width allows."""
        return -(-self.width // self.words)

    @property
    def type(self) -> str:
        return f"uint256[{self.channels}][{(self.height + 2) * self.words}]"

    @property
    def edge(self) -> int:
        """A word outside the image."""
        return ones(self.lanes.bits, self.lanes.count) * self.zero

    def source(self, pixel: int) -> tuple[int, int]:
        """The word of a row in which a pixel lies, and its lane."""
        return pixel // self.pixels, pixel % self.pixels + 1


Tensor = Scalars | Image


@dataclass(frozen=True)
class Run:
    """Rows of words in data contracts, in blocks of `rows`: `each` blocks to a contract, from `offset` bytes on.

    A block begins with the number of its rows, so that it decodes as one dynamic array, which is cheapest to read.
    """

    first: int
    offset: int
    each: int
    blocks: int
    rows: int
    width: int

    @property
    def size(self) -> int:
        """The bytes of a block."""
        return (1 + self.rows * self.width) * WORD_BYTES

    @property
    def type(self) -> str:
        return f"DynArray[uint256[{self.width}], {self.rows}]"

    def load(self, part: str) -> str:
        """The expression that reads a block, by the expression of its number."""
        where, start = str(self.first), str(self.offset)
        if self.blocks > self.each:
            where = f"{self.first} + {part} // {self.each}"
            start = f"{self.offset} + {part} % {self.each} * {self.size}"
        elif self.blocks > 1:
            start = f"{self.offset} + {part} * {self.size}"
        return f"abi_decode(slice(DATA[{where}].code, {start}, {self.size}), {self.type}, unwrap_tuple=False)"

    def read(self, contracts: Sequence[bytes]) -> list[bytes]:
        """The rows of a run, read back from the contents of all data contracts."""
        found = []
        for block in range(self.blocks):
            contract, at = divmod(block, self.each)
            start = self.offset - PREFIX_BYTES + at * self.size
            data = contracts[self.first + contract][start : start + self.size]
            count = int.from_bytes(data[:WORD_BYTES], "big")
            step = self.width * WORD_BYTES
            found += [data[WORD_BYTES + row * step :][:step] for row in range(min(count, self.rows))]
        return found


@dataclass
class Store:
    """The content of a network's data contracts, without the program before it."""

    contracts: list[bytes] = field(default_factory=list)

    def add(self, rows: list[bytes]) -> Run:
        """Takes rows of one size in: into the last contract if all fit there, else from a new one on."""
        width = len(rows[0]) // WORD_BYTES
        # As even as can be, so that the last block needs little to fill it up.
        most = max(1, BLOCK_BYTES // len(rows[0]))
        height = -(-len(rows) // -(-len(rows) // most))
        blocks = [self._block(rows[at : at + height], height) for at in range(0, len(rows), height)]
        size = len(blocks[0])
        if self.contracts and len(self.contracts[-1]) + len(blocks) * size <= CONTRACT_BYTES:
            offset = PREFIX_BYTES + len(self.contracts[-1])
            self.contracts[-1] += b"".join(blocks)
            return Run(len(self.contracts) - 1, offset, len(blocks), len(blocks), height, width)
        each = CONTRACT_BYTES // size
        run = Run(len(self.contracts), PREFIX_BYTES, each, len(blocks), height, width)
        self.contracts += [b"".join(blocks[at : at + each]) for at in range(0, len(blocks), each)]
        return run

    def records(self, contents: list[bytes]) -> tuple[int, int]:
        """Takes the contents of contracts in: into the last one if they fit there, else as they are.

        Returns the number of the first one, and from which byte of its code on they lie.
        """
        if self.contracts and len(contents) == 1 and len(self.contracts[-1]) + len(contents[0]) <= CONTRACT_BYTES:
            offset = PREFIX_BYTES + len(self.contracts[-1])
            self.contracts[-1] += contents[0]
            return len(self.contracts) - 1, offset
        self.contracts += contents
        return len(self.contracts) - len(contents), PREFIX_BYTES

    @staticmethod
    def _block(rows: list[bytes], height: int) -> bytes:
        count = len(rows).to_bytes(WORD_BYTES, "big")
        return count + b"".join(rows) + bytes(len(rows[0]) * (height - len(rows)))


@dataclass
class Source:
    """A contract as it grows: functions by name, in order, and what `forward` does."""

    store: Store = field(default_factory=Store)
    forward: list[str] = field(default_factory=list)
    functions: dict[str, str] = field(default_factory=dict)
    interfaces: dict[str, str] = field(default_factory=dict)  # by which data contracts are read, by name

    def function(
        self, name: str, arguments: Sequence[str], returns: str, body: Iterable[str], notice: str, reads: bool = False
    ) -> str:
        """Adds a function under a free name made of `name`, or finds the same one again; returns how to call it."""
        lines = [line for text in body for line in text.splitlines()]
        text = "\n".join(
            ["(" + ", ".join(arguments) + f") -> {returns}:", f'{INDENT}"""', f"{INDENT}@notice {notice}"]
            + [f'{INDENT}"""', *(INDENT + line for line in lines)]
        )
        decorated = f"@internal\n@{'view' if reads else 'pure'}\ndef {{}}{text}"
        for known, other in self.functions.items():
            if other == decorated:
                return f"self.{known}"
        free = name
        while free in self.functions:
            number = int(free.rpartition("_")[2]) + 1 if free != name else 2
            free = f"{name}_{number}"
        self.functions[free] = decorated
        return f"self.{free}"

    def text(self) -> str:
        return "\n\n\n".join(body.replace("{}", name, 1) for name, body in self.functions.items())


def total(terms: Sequence[str]) -> str:
    """A sum modulo 2**256 as one expression, nested as little as can be."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return f"unsafe_add({total(terms[:half])}, {total(terms[half:])})"


@dataclass(frozen=True)
class Term:
    """A product in a sum; `less` tells that it is taken off, which makes the literal of a negative number short."""

    product: str
    less: bool = False


def times(number: str, weight: int) -> Term:
    """A product modulo 2**256 with a literal."""
    less = weight > WORD // 2
    factor = WORD - weight if less else weight
    return Term(number if factor == 1 else f"unsafe_mul({number}, {factor})", less)


def sums(name: str, start: str, terms: Sequence[Term], declared: bool = False) -> list[str]:
    """Statements that give a variable the sum of a start and terms."""
    added = [start, *(term.product for term in terms if not term.less)]
    taken = [term.product for term in terms if term.less]
    lines = [f"{name}{'' if declared else ': uint256'} = {total(added[: TERMS + 1])}"]
    lines += [f"{name} = {total([name, *added[at : at + TERMS]])}" for at in range(TERMS + 1, len(added), TERMS)]
    chunks = [taken[at : at + TERMS] for at in range(0, len(taken), TERMS)]
    if chunks and len(lines) == 1 and len(taken) <= TERMS:
        return [f"{name}{'' if declared else ': uint256'} = unsafe_sub({total(added)}, {total(taken)})"]
    return lines + [f"{name} = unsafe_sub({name}, {total(chunk)})" for chunk in chunks]


@dataclass(frozen=True)
class Finish:
    """What becomes of a word of sums: statements that make a `word` of it, whose lanes hold number - offset."""

    lines: list[str]
    bits: int
    offset: int


def finish(layer: Layer, plan: LayerPlan, down: int, zero: int | None = None, mark: str = "") -> Finish:
    """Shift and activation of all lanes at once, with `down` bits to shift; clean lanes come out.

    Lanes hold sum + 2**(head-1). With `zero`, what comes out is number + zero. `mark` ends all
    names, where more than one word is finished in a function.
    """
    bits, count = plan.lanes.bits, plan.lanes.count
    every = ones(bits, count)
    guard = every << (bits - 1)
    width = plan.head - layer.shift  # of a number with its sign
    half = 1 << (width - 1)
    sums, word, kept, fold = (f"{name}{mark}" for name in ("sums", "word", "kept", "fold"))
    shifted = f"({sums} >> {down})" if down else sums
    match layer.activation.op:
        case "relu" | "clamp" if layer.activation.low == 0:
            # A lane below zero lacks the topmost bit, one that is too high gets it from what is added: all bits of a
            # number are kept, or set, by one product.
            full = half - 1
            high = full if layer.activation.op == "relu" else plan.span[1]
            sign = f"({sums} >> {plan.head - 1 + down - layer.shift}) & {every}"
            lines = [f"{word}: uint256 = {shifted} & unsafe_mul({sign}, {full})"]
            above = f"(unsafe_add({word}, {every * (full - high)}) >> {width - 1}) & {every}"
            if high & (high + 1):
                lines.append(f"{word} ^= ({word} ^ {every * high}) & unsafe_mul({above}, {full})")
            elif high < full:
                lines.append(f"{word} = ({word} | unsafe_mul({above}, {full})) & {every * high}")
            out = Finish(lines, max(high.bit_length(), 1), 0)
        case "clamp":
            low, high = plan.span
            least = every * (low + half)
            lines = [
                # The guard bit above each lane stays where the lane is at least the bound.
                f"{word}: uint256 = unsafe_sub(({shifted} & {every * (2 * half - 1)}) | {guard}, {least})",
                f"{kept}: uint256 = {word} & {guard}",
                f"{word} &= unsafe_sub({kept}, {kept} >> {bits - 1})",
                f"{word} = unsafe_sub({every * (high - low) | guard}, {word})",
                f"{kept} = {word} & {guard}",
                f"{word} = unsafe_sub({every * (high - low)}, {word} & unsafe_sub({kept}, {kept} >> {bits - 1}))",
            ]
            out = Finish(lines, max((high - low).bit_length(), 1), low)
        case "triangle":
            period = layer.activation.bits
            lines = [
                f"{word}: uint256 = {shifted} & {every * (2**period - 1)}",
                f"{fold}: uint256 = ({word} >> {period - 1}) & {every}",
                # 2**period - 1 or 0 in each lane: never less than what is taken off
                f"{word} ^= unsafe_sub({fold} << {period}, {fold})",
            ]
            out = Finish(lines, period - 1, -(2 ** (period - 2)))
        case _:
            out = Finish([f"{word}: uint256 = {shifted} & {every * (2 * half - 1)}"], width, -half)
    if zero is None or out.offset == -zero:
        return out
    # Lanes hold number - offset; the plan's proof has number + zero >= 0 and inside the lane.
    raised = out.offset + zero
    change = f"unsafe_add({word}, {every * raised})" if raised > 0 else f"unsafe_sub({word}, {every * -raised})"
    return Finish([*out.lines, f"{word} = {change}"], out.bits, -zero)


def field_of(word: str, lane: int, bits: int, width: int, offset: int) -> str:
    """The expression of the number in a lane whose field is `width` bits."""
    down = lane * bits
    shifted = f"({word} >> {down})" if down else word
    # The topmost lane of a clean word needs no mask, but a word may have spare bits above it.
    plain = f"{shifted} & {(1 << width) - 1}"
    if offset == 0:
        return plain
    return f"unsafe_add({plain}, {offset})" if offset > 0 else f"unsafe_sub({plain}, {-offset})"


def retyped(source: Source, name: str, given: str, words: str, size: int, kind: str, spare: int = 0) -> str:
    """A function that gives `size` words another type of the same bits, with `spare` zeros after them.

    given: the type of its argument, called `given`; words: the expression of its words as a byte string.
    """
    packed = f"DynArray[{kind}, 1]"
    parts = [f"0x{1:064x}", words, *["empty(bytes32)"] * spare]
    body = [
        # An array decodes word by word, but the elements of a dynamic one as a whole: so this has one element.
        f"packed: {packed} = abi_decode(concat({', '.join(parts)}), {packed}, unwrap_tuple=False)",
        "return packed[0]",
    ]
    return source.function(
        name, [f"given: {given}"], kind, body, f"Takes {size} numbers as they are, as another type."
    )


def rows_of(source: Source, data: str, size: int, columns: int) -> tuple[str, str]:
    """The expression of `size` words of a byte string as rows, filled up with zeros; and the rows' type."""
    rows = -(-size // columns)
    kind = f"uint256[{columns}][{rows}]"
    call = retyped(source, "_rows", f"Bytes[{size * WORD_BYTES}]", "given", size, kind, rows * columns - size)
    return f"{call}({data})", kind


def redimensioned(source: Source, tensor: Scalars, columns: int, name: str) -> tuple[str, str]:
    """The expression of the same numbers in rows of another length, of the tensor called `name`; and its type."""
    if columns == tensor.columns and not tensor.spare:
        return name, tensor.type
    rows = -(-tensor.size // columns)
    kind = f"uint256[{columns}][{rows}]"
    spare = rows * columns - tensor.size
    return f"{retyped(source, '_rows', tensor.type, encoded(tensor.size), tensor.size, kind, spare)}({name})", kind


def encoded(size: int) -> str:
    """The expression of the first words of an array called `given` as a byte string."""
    return f"slice(abi_encode(given), 0, {size * WORD_BYTES})"
