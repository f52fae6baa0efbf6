"""How the weights of a flow lie in data contracts: records of one size after each other, as many as a contract holds.

    inner     a record of rows.py for each word of each layer but the first
    enter     the same of the first layer
    hot       for each step, then for each kind, the words of weights that are added HOT times: one for each record
              of a conditioned layer, in order

What is told of a state lies in its lanes less LEAST_TOLD, and what conditions a layer has a bias too: both are in the
bias that a record begins with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reference.neural.flow import LEAST_TOLD
from reference.neural.model import Layer, ModelError

from .flow_plan import Plan
from .packing import WORD_BYTES
from .rows import Rows, records, split, unpack, weights_of, words
from .source import CONTRACT_BYTES, INDENT, PREFIX_BYTES, Store


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
        """The bytes of a record."""
        return WORD_BYTES * self.words

    @property
    def type(self) -> str:
        """The type of a record."""
        return f"uint256[{self.words}]"

    @property
    def face(self) -> str:
        """The name of the interface that gives a record."""
        return f"Words{self.words}"

    def load(self, at: str) -> str:
        """The expression that reads a record, by the expression of its number."""
        where, place = str(self.first), at
        if self.count > self.each:
            first = f"{self.first} + " if self.first else ""
            where, place = f"{first}{at} // {self.each}", f"{at} % {self.each}"
        start = f"{self.offset} + {place} * {self.size}"
        return f"staticcall {self.face}(DATA[{where}]).words({start}, {self.size}, skip_contract_check=True)"

    def loaded(self, name: str) -> list[str]:
        """Statements that read all records."""
        kind = f"{self.type}[{self.count}]"
        loop = f"for at: uint256 in range({self.count}):"
        return [f"{name}: {kind} = empty({kind})", loop, f"{INDENT}{name}[at] = {self.load('at')}"]

    def read(self, contents: Sequence[bytes]) -> list[bytes]:
        """All records, from what all data contracts hold."""
        found = []
        for at in range(self.count):
            start = self.offset - PREFIX_BYTES + at % self.each * self.size
            found.append(contents[self.first + at // self.each][start : start + self.size])
        return found


@dataclass(frozen=True, eq=False)
class Data:
    """The contents of a flow's data contracts (contracts/storage/Archive.vy), in order, and where what lies."""

    contents: list[bytes]
    inner: Run
    enter: Run
    hot: Run


def lay(plan: Plan) -> Data:
    """Lays the weights of a flow out."""
    store = Store()
    inner = _run(store, [each for layer in plan.inner for each in _records(plan, layer)])
    enter, hot = _run(store, _records(plan, plan.enter)), _run(store, _hot(plan))
    return Data(store.contracts, inner, enter, hot)


def read(
    plan: Plan, data: Data, contents: Sequence[bytes]
) -> tuple[dict[str, tuple[np.ndarray, np.ndarray]], np.ndarray]:
    """What the data contracts of a flow say: by layer its weights `(out, in)` and its bias with that of its condition
    `(out,)`, and the conditions' weights `(units, steps + kinds)`.
    """
    found, inner, hot = {}, data.inner.read(contents), zip(*map(split, data.hot.read(contents)), strict=True)
    for layer in (*plan.inner, plan.enter):
        of = plan.rows[layer.name]
        mine = data.enter.read(contents) if layer is plan.enter else inner[: of.groups]
        inner = inner if layer is plan.enter else inner[of.groups :]
        weights, bias = unpack([b"".join(mine)], of)
        found[layer.name] = weights, bias - _folded(plan, layer, weights)
    columns = [next(hot) for _ in range(data.hot.words)]
    conditions = []
    for layer in plan.conditioned:
        of = _hot_rows(plan, layer)
        conditions.append(weights_of(columns[: of.groups], of))
        columns = columns[of.groups :]
    return found, np.concatenate(conditions)


def _records(plan: Plan, layer: Layer) -> list[bytes]:
    bias, at = layer.bias + _folded(plan, layer, layer.weights), 0
    for each in plan.conditioned:
        if each is layer:
            bias = bias + plan.flow.conditions.layers[0].bias[at : at + layer.shape[0]]
        at += each.shape[0]
    return records(layer.weights, bias, plan.rows[layer.name])


def _folded(plan: Plan, layer: Layer, weights: np.ndarray) -> np.ndarray | int:
    """What makes up for inputs that are too high."""
    return LEAST_TOLD * weights.sum(axis=1) if layer is plan.enter else 0


def _hot(plan: Plan) -> list[bytes]:
    weights, columns = plan.flow.conditions.layers[0].weights, []
    for layer in plan.conditioned:
        columns += words(weights[: layer.shape[0]], _hot_rows(plan, layer))
        weights = weights[layer.shape[0] :]
    return [b"".join(word.to_bytes(WORD_BYTES, "big") for word in row) for row in zip(*columns, strict=True)]


def _hot_rows(plan: Plan, layer: Layer) -> Rows:
    conditions = plan.flow.steps + plan.flow.kinds
    return replace(plan.rows[layer.name], inputs=conditions, most=conditions)


def _run(store: Store, made: list[bytes]) -> Run:
    """Puts records of one size into contracts."""
    size = len(made[0])
    each = CONTRACT_BYTES // size
    if not each:
        raise ModelError(f"flow: a record takes {size:,} bytes, and a data contract holds {CONTRACT_BYTES:,}")
    contents = [b"".join(made[at : at + each]) for at in range(0, len(made), each)]
    return Run(*store.records(contents), each, len(made), size // WORD_BYTES)
