"""The layers of images: a row's pixels in lanes, so that one product gives three taps for all pixels of a word.

A layer makes the words of one output row after the other, without what lies beside a word; pixels.py then moves each
pixel to its place, which serves strides, upsampling, shuffles, and the pixels that neighbouring words share alike.
"""

from dataclasses import dataclass

from reference.neural.model import Lanes, Layer

from . import winograd
from .packing import KernelRows, kernel_words, ones
from .pixels import BACK, EACH, begun, gather, indented, laid, over_channels, wanted
from .plan import LayerPlan
from .source import INDENT, Image, Run, Source, Term, finish, sums, times, total
from .winograd import Geometry

PAIRED_CODE_BYTES = 100  # of four products, for a word
PAIRED_WORDS = 2  # of a row, where rows are paired: they are written out


@dataclass(frozen=True)
class KernelData:
    """Where a convolution's weights lie in data contracts."""

    rows: KernelRows
    run: Run


def _settled(source: Source, layer: Layer, plan: LayerPlan, down: int, out: Image, masked: bool) -> str:
    """The function that activates a word of sums; `masked`, its lanes outside the image become zeros."""
    done = finish(layer, plan, down, plan.fields.zero)
    body = list(done.lines)
    if masked:
        kept = ones(out.lanes.bits, out.pixels) * ((1 << out.lanes.bits) - 1) << out.lanes.bits
        beside = plan.fields.zero << (out.lanes.bits * (out.pixels + 1)) | plan.fields.zero
        body.append(f"return word & {kept}" + (f" | {beside}" if beside else ""))
    else:
        body.append("return word")
    return source.function("_settled", ["sums: uint256"], "uint256", body, "Activates sums in lanes.")


def starts(layer: Layer, zero: int) -> list[int]:
    """What each channel's sums begin with, but for the half lane: pixels hold number + zero, which goes off here."""
    return (layer.bias - zero * layer.weights.reshape(layer.shape[0], -1).sum(axis=1)).tolist()


def rows_for(layer: Layer, plan: LayerPlan) -> KernelRows:
    """How a convolution's weights lie in rows."""
    taps = layer.shape[2]
    return KernelRows(layer.shape[0], layer.shape[1] * taps, taps, plan.lanes.bits, layer.bits)


def can_pair(layer: Layer, plan: LayerPlan, x: Image, room: int) -> bool:
    """Whether two rows of a convolution's output can be made at a time, in so much code.

    Twice each sum has to fit its lane then, and there are activations and shapes that it is not written for.
    """
    half = 1 << (x.lanes.bits - 2)
    activation = layer.activation
    return (
        layer.shape[2] == 3
        and layer.stride == 1
        and not plan.in_data
        and x.zero == 0
        and (activation.op == "relu" or (activation.op == "clamp" and activation.low == 0))
        and x.height % 2 == 0
        and x.words <= PAIRED_WORDS
        and -half <= plan.bound.low
        and plan.bound.high < half
        and layer.shift + 2 < x.lanes.bits
        and paired_bytes(layer, x) <= room
    )


def paired_bytes(layer: Layer, x: Image) -> int:
    """About how much code a convolution takes that makes two rows at a time."""
    return PAIRED_CODE_BYTES * layer.shape[0] * layer.shape[1] * x.words


def paired(source: Source, name: str, layer: Layer, plan: LayerPlan, x: Image) -> Image:
    """A convolution by fewer products, two rows at a time."""
    out = Image(name, layer.shape[0], x.height, x.width, x.lanes, plan.fields.zero)
    of = Geometry(Lanes(x.lanes.bits, x.pixels + 2), x.height, x.width)
    high = layer.activation.high if layer.activation.op == "clamp" else None
    free = f"_{name}"
    source.functions[free] = "@internal\n" + winograd.function("{}", layer.weights, layer.bias, of, layer.shift, high)
    source.forward.append(f"{name}: {out.type} = self.{free}({x.name})")
    return out


def paired_starts(layer: Layer, plan: LayerPlan, x: Image) -> list[int]:
    """What the words of sums begin with where rows are paired: lanes hold twice each sum."""
    every, half = ones(plan.lanes.bits, x.pixels + 2), 1 << (plan.lanes.bits - 1)
    return [every * (2 * bias + half) for bias in layer.bias.tolist()]


def convolution(
    source: Source, name: str, layer: Layer, plan: LayerPlan, x: Image
) -> tuple[Image, KernelData | None]:
    """A convolution, its weights as literals or from data contracts."""
    channels, taps = layer.shape[0], layer.shape[2]
    height, width = (-(-size // layer.stride) for size in (x.height, x.width))
    out = Image(name, channels, height, width, x.lanes, plan.fields.zero)
    direct = x.words == 1 and layer.stride == 1
    down = layer.shift + (x.lanes.bits if taps == 3 else 0)  # the products of three taps lie a lane too high
    settled = _settled(source, layer, plan, down, out, masked=direct)
    every, half = ones(x.lanes.bits, x.lanes.count), 1 << (plan.head - 1)
    pixels = [f"{row}[{channel}]" for channel in range(layer.shape[1]) for row in ("abc" if taps == 3 else "b")]
    begins = starts(layer, x.zero)
    data, before = None, []
    if plan.in_data:
        of = rows_for(layer, plan)
        data = KernelData(of, source.store.add(of.rows_of(layer, begins)))
        before = _kernels(of, data.run, every, half)
        terms = [Term(f"unsafe_mul({pixel}, k[{at + 1}])") for at, pixel in enumerate(pixels)]
        row = [
            f"row: uint256[{channels}] = empty(uint256[{channels}])",
            f"for o: uint256 in range({channels}):",
            f"{INDENT}k: uint256[{of.kernels + 1}] = kernels[o]",
            *indented(sums("total", "k[0]", terms)),
            f"{INDENT}row[o] = {settled}(total)",
        ]
    else:
        row = [f"row: uint256[{channels}] = empty(uint256[{channels}])"]
        for o, words in enumerate(kernel_words(layer, x.lanes.bits)):
            terms = [times(pixel, word) for pixel, word in zip(pixels, words, strict=True) if word]
            row += sums("total", str(every * (half + begins[o])), terms, declared=o > 0)
            row.append(f"row[{o}] = {settled}(total)")
    kind = f"uint256[{layer.shape[1]}]"
    take = [f"b: {kind} = x[i + {x.words}]"]
    if taps == 3:
        take = [f"a: {kind} = x[i]", *take, f"c: {kind} = x[i + {2 * x.words}]"]
    if direct:
        work = [f"for i: uint256 in range({height}):", *indented([*take, *row, "out[i + 1] = row"])]
    else:
        places = wanted(out, lambda pixel: x.source(layer.stride * pixel))
        call = gather(source, x.words, places, x.lanes, out.zero)
        given = [f"rows[{word}][{{}}]" for word in range(x.words)]
        work = [
            f"for y: uint256 in range({height}):",
            *indented(
                [
                    f"rows: uint256[{channels}][{x.words}] = empty(uint256[{channels}][{x.words}])",
                    f"for word: uint256 in range({x.words}):",
                    *indented([f"i: uint256 = y * {layer.stride * x.words} + word", *take, *row, "rows[word] = row"]),
                    f"at: uint256 = (y + 1) * {out.words}",
                    *over_channels(channels, lambda i: laid(out, call, [each.format(i) for each in given], i)),
                ]
            ),
        ]
    told = (
        f"Layer {layer.name}: {taps}x{taps} taps, {layer.shape[1]} channels to {channels}, {height}x{width} pixels."
    )
    call = source.function(
        f"_{name}", [f"x: {x.type}"], out.type, [*begun(out), *before, *work, BACK], told, reads=plan.in_data
    )
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out, data


def _kernels(of: KernelRows, run: Run, every: int, half: int) -> list[str]:
    """Statements that read a convolution's kernels into memory, a start and the kernel rows for each channel."""
    kernels = []
    for kernel in range(of.kernels):
        word, up = of.place(kernel)
        shifted = f"(words[{word}] >> {up})" if up else f"words[{word}]"
        kernels.append(f"unsafe_sub({shifted} & {of.mask}, {of.zero})")
    kind = f"uint256[{of.kernels + 1}][{of.channels}]"
    return [
        f"kernels: {kind} = empty({kind})",
        "channel: uint256 = 0",
        f"for part: uint256 in range({run.blocks}):",
        f"{INDENT}stored: {run.type} = {run.load('part')}",
        f"{INDENT}for words: uint256[{of.width}] in stored:",
        f"{2 * INDENT}kernels[channel] = [",
        f"{3 * INDENT}unsafe_mul(unsafe_add(words[{of.kernel_words}], {half}), {every}),",
        *(f"{3 * INDENT}{each}," for each in kernels),
        f"{2 * INDENT}]",
        f"{2 * INDENT}channel += 1",
    ]


def add(source: Source, name: str, layer: Layer, plan: LayerPlan, a: Image, b: Image) -> Image:
    """The sum of two images, lane by lane."""
    out = Image(name, a.channels, a.height, a.width, a.lanes, plan.fields.zero)
    direct = a.words == 1
    settled = _settled(source, layer, plan, layer.shift, out, masked=direct)
    p, q = layer.scales
    every = ones(a.lanes.bits, a.lanes.count)
    start = every * ((1 << (plan.head - 1)) - (a.zero << p) - (b.zero << q))

    def sum_(channel: str) -> str:
        scaled = [f"({word}[{channel}] << {up})" if up else f"{word}[{channel}]" for word, up in (("u", p), ("v", q))]
        return f"{settled}({total([*scaled, str(start)])})"

    kind = f"uint256[{a.channels}]"
    row = [f"row: {kind} = empty({kind})", *over_channels(a.channels, lambda i: [f"row[{i}] = {sum_(i)}"])]
    if direct:
        take = [f"u: {kind} = x[i + 1]", f"v: {kind} = y[i + 1]"]
        work = [f"for i: uint256 in range({a.height}):", *indented([*take, *row, "out[i + 1] = row"])]
    else:
        call = gather(source, a.words, wanted(out, a.source), a.lanes, out.zero)
        given = [f"rows[{word}][{{}}]" for word in range(a.words)]
        work = [
            f"for i: uint256 in range({a.height}):",
            *indented(
                [
                    f"at: uint256 = (i + 1) * {a.words}",
                    f"rows: uint256[{a.channels}][{a.words}] = empty(uint256[{a.channels}][{a.words}])",
                    f"for word: uint256 in range({a.words}):",
                    *indented([f"u: {kind} = x[at + word]", f"v: {kind} = y[at + word]", *row, "rows[word] = row"]),
                    *over_channels(a.channels, lambda i: laid(out, call, [each.format(i) for each in given], i)),
                ]
            ),
        ]
    told = f"Layer {layer.name}: the sum of two images."
    call = source.function(f"_{name}", [f"x: {a.type}", f"y: {b.type}"], out.type, [*begun(out), *work, BACK], told)
    source.forward.append(f"{name}: {out.type} = {call}({a.name}, {b.name})")
    return out


def upsample(source: Source, name: str, layer: Layer, x: Image) -> Image:
    """Each pixel `factor` times in each direction."""
    factor = layer.factor
    out = Image(name, x.channels, x.height * factor, x.width * factor, x.lanes, x.zero)
    call = gather(source, x.words, wanted(out, lambda pixel: x.source(pixel // factor)), x.lanes, x.zero)
    lines = over_channels(
        x.channels, lambda i: laid(out, call, [f"row_{word}[{i}]" for word in range(x.words)], i, factor)
    )
    told = f"Layer {layer.name}: each pixel {factor} times {factor} times."
    return _by_rows(source, name, x, out, factor, lines, told)


def pixel_shuffle(source: Source, name: str, layer: Layer, x: Image) -> Image:
    """Channels into pixels, in torch's order."""
    factor = layer.factor
    channels = x.channels // factor**2
    out = Image(name, channels, x.height * factor, x.width * factor, x.lanes, x.zero)

    def pixel(place: int) -> tuple[int, int]:
        word, lane = x.source(place // factor)
        return (place % factor) * x.words + word, lane

    call = gather(source, factor * x.words, wanted(out, pixel), x.lanes, x.zero)

    def lines(channel: str) -> list[str]:
        made = []
        for row in range(factor):
            offset = row * factor
            given = [
                f"row_{word}[{channel} * {factor**2} + {offset + beside}]"
                if channel == EACH
                else f"row_{word}[{int(channel) * factor**2 + offset + beside}]"
                for beside in range(factor)
                for word in range(x.words)
            ]
            kind = "uint256" if out.words == 1 else f"uint256[{out.words}]"
            made.append(f"laid_{channel}_{row}: {kind} = {call}({', '.join(given)})")
            for word in range(out.words):
                value = f"laid_{channel}_{row}" + ("" if out.words == 1 else f"[{word}]")
                made.append(f"out[at + {row * out.words + word}][{channel}] = {value}")
        return made

    told = f"Layer {layer.name}: {factor**2} channels into one."
    return _by_rows(source, name, x, out, factor, over_channels(channels, lines), told)


def _by_rows(source: Source, name: str, x: Image, out: Image, factor: int, lines: list[str], told: str) -> Image:
    """A layer that lays out `factor` rows for each row of its input, whose words are row_0, row_1 ..."""
    kind = f"uint256[{x.channels}]"
    take = [f"row_{word}: {kind} = x[(y + 1) * {x.words} + {word}]" for word in range(x.words)]
    work = [
        f"for y: uint256 in range({x.height}):",
        *indented([*take, f"at: uint256 = (y * {factor} + 1) * {out.words}", *lines]),
    ]
    call = source.function(f"_{name}", [f"x: {x.type}"], out.type, [*begun(out), *work, BACK], told)
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out


def argmax(source: Source, name: str, layer: Layer, x: Image) -> Image:
    """The place of the first greatest channel, as an image of one channel."""
    out = Image(name, 1, x.height, x.width, x.lanes, 0)
    every = ones(x.lanes.bits, x.lanes.count)
    guard = every << (x.lanes.bits - 1)
    work = [
        f"for i: uint256 in range({x.height * x.words}):",
        *indented(
            [
                f"row: uint256[{x.channels}] = x[i + {x.words}]",
                "best: uint256 = row[0]",
                "place: uint256 = 0",
                "number: uint256 = 0",
                "for word: uint256 in row:",
                # The guard bit above each lane stays where the lane is greater than the best so far.
                f"{INDENT}kept: uint256 = unsafe_sub(word | {guard}, unsafe_add(best, {every})) & {guard}",
                f"{INDENT}kept = unsafe_sub(kept, kept >> {x.lanes.bits - 1})",
                f"{INDENT}best ^= (best ^ word) & kept",
                f"{INDENT}place ^= (place ^ number) & kept",
                f"{INDENT}number = unsafe_add(number, {every})",
                f"out[i + {x.words}][0] = place",
            ]
        ),
    ]
    told = f"Layer {layer.name}: the place of the greatest channel."
    call = source.function(f"_{name}", [f"x: {x.type}"], out.type, [*begun(out), *work, BACK], told)
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out
