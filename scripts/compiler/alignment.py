"""Which tensors' scales hang together: integers are added after shifts only, so powers of two apart."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .graph import Graph

LAYOUTS = ("upsample", "pixel_shuffle", "reshape")


@dataclass(eq=False)
class Alignment:
    """Groups of tensors whose scales are group scale * factor * a power of two.

    carriers: the tensor whose numbers another one shows in a new shape; groups: a list of members for each.
    """

    carriers: dict[str, str]
    groups: dict[str, list[str]] = field(default_factory=dict)
    factors: dict[str, float] = field(default_factory=dict)
    scales: dict[int, float] = field(default_factory=dict)

    def constrained(self, name: str) -> bool:
        """Whether a tensor's scale depends on others'."""
        return name in self.groups

    def factor(self, name: str) -> float:
        """A tensor's own factor."""
        return self.factors[name]

    def unit(self, name: str, scale: Callable[[list[str]], float]) -> float:
        """A scale that the tensor may have, up to powers of two; `scale` finds a group's, once."""
        members = self.groups[name]
        if id(members) not in self.scales:
            self.scales[id(members)] = scale(members)
        return self.scales[id(members)] * self.factors[name]

    def join(self, name: str, other: str, ratio: float) -> None:
        """Notes that the first one's scale is `ratio` times the other's, up to a power of two."""
        for each in (name, other):
            self.groups.setdefault(each, [each])
            self.factors.setdefault(each, 1.0)
        one, two = self.groups[name], self.groups[other]
        if one is two:
            # A ratio that does not fit is found when the sum is built, with its scales.
            return
        by = ratio * self.factors[other] / self.factors[name]
        for each in one:
            self.factors[each] *= by
            self.groups[each] = two
        two.extend(one)


def aligned(graph: Graph) -> Alignment:
    """The groups of a network's tensors."""
    found = Alignment({})
    for node in graph.nodes:
        if node.op in LAYOUTS:
            found.carriers[node.name] = found.carriers.get(node.inputs[0], node.inputs[0])
        if node.op == "add":
            for name, gain in zip(node.inputs, node.gains, strict=True):
                # gain * scale of the input = scale of the sum, up to a power of two
                found.join(found.carriers.get(name, name), node.name, 1 / gain)
    return found
