"""Reads out of bytecode what it adds up: sums of words in memory, each times a literal.

The code is followed from its first byte to its last without a jump taken. What is known of a number is its linear
form: a constant, and a factor for each word of memory that it was loaded from; all modulo 2**256. The factors of a
network's sums are its packed weights, whatever instructions the compiler chose for them (a shift for a power of two,
a difference for -1, nothing for 0).
"""

from dataclasses import dataclass, field
from enum import IntEnum

from .packing import WORD, WORD_BYTES

PUSH0, PUSH32, DUP1, DUP16, SWAP1, SWAP16 = 0x5F, 0x7F, 0x80, 0x8F, 0x90, 0x9F
JUMPDEST = 0x5B


class Op(IntEnum):
    """The instructions whose results are known."""

    ADD = 0x01
    MUL = 0x02
    SUB = 0x03
    NOT = 0x19
    SHL = 0x1B
    MLOAD = 0x51
    MSTORE = 0x52
    MCOPY = 0x5E


# How many numbers an instruction takes, by opcode; and whether it leaves one.
# fmt: off
TAKES = {
    0: range(0x30, 0x5B),  # overruled below where it is another number
    1: (0x15, 0x19, 0x31, 0x35, 0x3B, 0x3F, 0x40, 0x49, 0x50, 0x51, 0x54, 0x56, 0x5C, 0xFF),
    2: (0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0A, 0x0B, 0x10, 0x11, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1A,
        0x1B, 0x1C, 0x1D, 0x20, 0x52, 0x53, 0x55, 0x57, 0x5D, 0xA0, 0xF3, 0xFD),
    3: (0x08, 0x09, 0x37, 0x39, 0x3E, 0x5E, 0xA1, 0xF0),
    4: (0x3C, 0xA2, 0xF5),
    6: (0xF4, 0xFA),
    7: (0xF1,),
}
SILENT = (0x00, 0x37, 0x39, 0x3C, 0x3E, 0x50, 0x52, 0x53, 0x55, 0x56, 0x57, 0x5B, 0x5D, 0x5E, 0xA0, 0xA1, 0xA2, 0xF3,
          0xFD, 0xFE, 0xFF)
# fmt: on
ARITY = {opcode: count for count, opcodes in TAKES.items() for opcode in opcodes}


@dataclass(frozen=True)
class Form:
    """A number as a constant, plus words of memory by address, each times a factor; all modulo 2**256."""

    constant: int = 0
    factors: dict[int, int] = field(default_factory=dict)

    def plus(self, other: "Form", sign: int = 1) -> "Form":
        """This number and another one, or less it."""
        factors = dict(self.factors)
        for address, factor in other.factors.items():
            factors[address] = (factors.get(address, 0) + sign * factor) % WORD
        return Form(
            (self.constant + sign * other.constant) % WORD, {key: each for key, each in factors.items() if each}
        )

    def times(self, factor: int) -> "Form":
        """This number, so many times."""
        factors = {key: each * factor % WORD for key, each in self.factors.items()}
        return Form(self.constant * factor % WORD, {key: each for key, each in factors.items() if each})


Known = Form | None


def stored(code: bytes) -> list[Form]:
    """The forms of all numbers that code stores in memory at fixed addresses, in the code's order."""
    machine = _Machine()
    at = 0
    while at < len(code):
        opcode = code[at]
        size = opcode - PUSH0 if PUSH0 <= opcode <= PUSH32 else 0
        machine.step(opcode, int.from_bytes(code[at + 1 : at + 1 + size], "big"))
        at += 1 + size
    return machine.found


class _Machine:
    """A stack and a memory of which some is known."""

    def __init__(self) -> None:
        self.stack: list[Known] = []
        self.memory: dict[int, Form] = {}
        self.found: list[Form] = []

    def step(self, opcode: int, literal: int) -> None:
        if PUSH0 <= opcode <= PUSH32:
            self.stack.append(Form(literal))
        elif DUP1 <= opcode <= DUP16:
            self._reach(opcode - DUP1 + 1)
            self.stack.append(self.stack[-(opcode - DUP1 + 1)])
        elif SWAP1 <= opcode <= SWAP16:
            depth = opcode - SWAP1 + 2
            self._reach(depth)
            self.stack[-1], self.stack[-depth] = self.stack[-depth], self.stack[-1]
        elif opcode == JUMPDEST:
            # From here on the code may come from elsewhere.
            self.stack, self.memory = [], {}
        else:
            count = ARITY.get(opcode, 0)
            self._reach(count)
            taken = [self.stack.pop() for _ in range(count)]
            result = self._result(opcode, taken)
            if opcode not in SILENT:
                self.stack.append(result)

    def _reach(self, depth: int) -> None:
        self.stack[:0] = [None] * (depth - len(self.stack))

    def _result(self, opcode: int, taken: list[Known]) -> Known:
        first, second = [*taken, None, None][:2]
        match opcode:
            case Op.MLOAD if _fixed(first):
                return self.memory.get(first.constant, Form(0, {first.constant: 1}))
            case Op.MSTORE if _fixed(first):
                self.memory.pop(first.constant, None)  # an unknown number is known by its place from now on
                if second:
                    self.memory[first.constant] = second
                    self.found.append(second)
            case Op.MCOPY:
                self._copied(taken)
            case Op.ADD if first and second:
                return first.plus(second)
            case Op.SUB if first and second:
                return first.plus(second, -1)
            case Op.MUL if _fixed(first) and second:
                return second.times(first.constant)
            case Op.MUL if first and _fixed(second):
                return first.times(second.constant)
            case Op.SHL if _fixed(first) and second:
                return second.times(pow(2, first.constant, WORD) if first.constant < WORD.bit_length() else 0)
            case Op.NOT if first:
                return Form(WORD - 1).plus(first, -1)
        return None

    def _copied(self, taken: list[Known]) -> None:
        """Forgets what a copy overwrites."""
        start, _, size = taken
        if not (_fixed(start) and _fixed(size)):
            self.memory = {}
            return
        end = start.constant + size.constant
        self.memory = {
            key: each for key, each in self.memory.items() if key + WORD_BYTES <= start.constant or key >= end
        }


def _fixed(number: Known) -> bool:
    return number is not None and not number.factors
