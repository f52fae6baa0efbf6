"""What each figure has to reach, and the best that is known elsewhere."""

from dataclasses import dataclass
from fnmatch import fnmatch
from math import inf


@dataclass(frozen=True)
class Bar:
    """The most that a figure may be, or the least; `pattern` names its keys, with * for any part.

    The first that fits counts.
    """

    pattern: str
    most: float = inf
    elsewhere: str = ""
    least: float = -inf

    def holds(self, value: float) -> bool:
        return self.least <= value <= self.most

    def told(self, at_most: str, at_least: str) -> str:
        """The bar in words, each of its ends after its own."""
        ends = (at_least, self.least), (at_most, self.most)
        return ", ".join(f"{words} {end:,}" for words, end in ends if abs(end) < inf)


PROCEDURAL = ("Schotter", "Sennit", "Undertow")  # pieces that are all text: what a character costs says something
CALL_GAS = 2**24  # a transaction's cap, and many a node's for a call

BARS = [
    Bar("encoding.base64.gas_per_char", 13, "40, Solady"),
    Bar("encoding.svg.gas_per_byte", 6, "88 to 180, concat"),
    Bar("numeric.stream.gas_per_draw", 50),
    Bar("neural.cppn.gas_per_mac", 2, "637"),
    Bar("neural.dense.gas_per_mac", 2.6, "884"),
    Bar("neural.conv3x3.gas_per_mac", 1.2, "926"),
    Bar("neural.int8_dense.gas_per_mac", 4.2, "637"),
    Bar("neural.deploy_gas_per_weight", 260, "22,600"),
    *(Bar(f"piece.{name}.token_uri.gas_max", 4_000_000, "109,700,000, Nouns") for name in PROCEDURAL),
    *(Bar(f"piece.{name}.token_uri.gas_per_char", 60, "124, Uniswap V3") for name in PROCEDURAL),
    Bar("piece.Imago.token_uri.gas_max", 8_000_000, "41,700,000"),
    Bar("piece.*.token_uri.gas_max", CALL_GAS),
    Bar("piece.*.token_uri.chars_max", 50_000),
    Bar("diffusion.steps", least=4),
    Bar("diffusion.gas_per_mac", 2.2, "637"),
    Bar("diffusion.class_accuracy", least=0.85),
    Bar("diffusion.fidelity", least=0.95),
    Bar("diffusion.novelty", least=0.8),
    Bar("diffusion.deploy_gas_most_transaction", CALL_GAS - 1),
    Bar("token.mint.first", 95_000),
    Bar("token.mint.each_further", 2_150, "1,945, ERC721A"),
    Bar("minter.fixed_price.first", 140_000, "202,000, snekmate"),
    Bar("token.owner_of.max", 12_000, "564,000, ERC721A"),
    Bar("token.transfer.max", 150_000, "658,000, ERC721A"),
    Bar("hybrid.request.gas", 160_000),
    Bar("hybrid.fulfil.gas", 190_000),
    Bar("hybrid.etching.gas_per_byte", 280),
    Bar("hybrid.etching.draw.gas_max", 7_000_000),
    Bar("hybrid.etching.draw.chars_max", 16_384),
    Bar("hybrid.etching.draw.mismatches", 0),
    Bar("hybrid.token_uri.gas_max", 8_000_000),
    Bar("hybrid.token_uri.chars_max", 40_000),
    Bar("hybrid.worker.batching", least=3),
    Bar("hybrid.integer.devices_equal", least=1),
    Bar("hybrid.loop.seconds_median", 6),
    Bar("hybrid.faults.requests", least=100),
    Bar("hybrid.faults.kills", least=50),
    Bar("hybrid.faults.lost", 0),
    Bar("hybrid.faults.duplicated", 0),
    Bar("identity.*.mismatches", 0),
    Bar("preview.seconds_64", 5),
    Bar("survey.peak_mb", 1_000),
]


def bar(key: str) -> Bar | None:
    """The bar that a figure has to reach, if there is one."""
    return next((bar for bar in BARS if fnmatch(key, bar.pattern)), None)


def misses(figures: dict[str, float]) -> list[str]:
    """A sentence for each figure that its bar does not let pass."""
    return [
        f"{key} is {value:,}, and {found.told('at most', 'at least')} is wanted"
        for key, value in figures.items()
        if (found := bar(key)) and not found.holds(value)
    ]


def missed(figures: dict[str, float]) -> list[str]:
    """What `misses` says, and a sentence for each bar that no figure came for."""
    lacking = [
        f"{bar.pattern} was not measured"
        for bar in BARS
        if _expected(bar, figures) and not any(fnmatch(key, bar.pattern) for key in figures)
    ]
    return misses(figures) + lacking


def _expected(bar: Bar, figures: dict[str, float]) -> bool:
    """Tells whether a figure has to be there: always, but a piece's own only when that piece was measured."""
    subject, name, *_ = bar.pattern.split(".")
    return subject != "piece" or name == "*" or any(key.startswith(f"piece.{name}.") for key in figures)
