"""Dense layers and all else that works on plain numbers: outputs in lanes, one input at a time."""

from reference.neural.model import Layer

from .packing import dense_words, pack
from .plan import LayerPlan
from .source import INDENT, Scalars, Source, field_of, finish, redimensioned, sums, times

TOP = 1 << 255  # the sign; numbers compare as unsigned ones with it turned over
UNROLLED = 32  # elements of an addition


def starts(layer: Layer, plan: LayerPlan) -> list[int]:
    """What the words of sums begin with: in each lane the bias, and half the lane so that nothing is negative."""
    count, half = plan.lanes.count, 1 << (plan.head - 1)
    biases = layer.bias.tolist() + [0] * (-len(layer.bias) % count)
    groups = [biases[at : at + count] for at in range(0, len(biases), count)]
    return [pack([half + bias for bias in group], plan.lanes.bits) for group in groups]


def opener(source: Source, layer: Layer, plan: LayerPlan) -> str:
    """The function that makes numbers of a word of sums."""
    done = finish(layer, plan, layer.shift)
    bits, count = plan.lanes.bits, plan.lanes.count
    numbers = [field_of("word", lane, bits, done.bits, done.offset) for lane in range(count)]
    listed = f",\n{INDENT}".join(numbers)
    body = [*done.lines, f"return [\n{INDENT}{listed}\n]"]
    return source.function("_numbers", ["sums: uint256"], f"uint256[{count}]", body, "Activates sums in lanes.")


def dense(source: Source, name: str, layer: Layer, plan: LayerPlan, x: Scalars) -> Scalars:
    """A dense layer with its weights as literals."""
    out = Scalars(name, layer.shape[0], plan.lanes.count)
    numbers = opener(source, layer, plan)
    words = dense_words(layer, plan.lanes)
    body = [f"out: {out.type} = empty({out.type})"]
    for group, start in enumerate(starts(layer, plan)):
        terms = [times(x.at(at, "x"), word) for at, word in enumerate(words[group]) if word]
        body += sums("total", str(start), terms, declared=group > 0)
        body.append(f"out[{group}] = {numbers}(total)")
    body.append("return out")
    call = source.function(
        f"_{name}",
        [f"x: {x.type}"],
        out.type,
        body,
        f"Layer {layer.name}: {layer.shape[1]} numbers to {layer.shape[0]}.",
    )
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out


def add(source: Source, name: str, layer: Layer, a: Scalars, b: Scalars) -> Scalars:
    """The sum of two vectors, number by number."""
    out = Scalars(name, a.size, a.columns)
    second, kind = redimensioned(source, b, a.columns, "y")
    p, q = layer.scales
    sum_ = _activated(f"unsafe_add({_scaled('row[{i}]', p)}, {_scaled('other[{i}]', q)})", layer)
    if a.columns > UNROLLED:
        lines = [f"for i: uint256 in range({a.columns}):", INDENT + f"out[at][i] = {sum_.replace('{i}', 'i')}"]
    else:
        listed = [INDENT + sum_.replace("{i}", str(i)) + "," for i in range(a.columns)]
        lines = ["out[at] = [", *listed, "]"]
    lines = [f"row: uint256[{a.columns}] = x[at]", f"other: uint256[{a.columns}] = second[at]", *lines]
    body = [
        f"second: {kind} = {second}",
        f"out: {out.type} = empty({out.type})",
        f"for at: uint256 in range({out.rows}):",
        *(INDENT + line for line in lines),
        "return out",
    ]
    call = source.function(
        f"_{name}", [f"x: {a.type}", f"y: {b.type}"], out.type, body, f"Layer {layer.name}: a sum."
    )
    source.forward.append(f"{name}: {out.type} = {call}({a.name}, {b.name})")
    return out


def _scaled(number: str, up: int) -> str:
    return f"({number} << {up})" if up else number


def _activated(sum_: str, layer: Layer) -> str:
    """The expression of one number's shift and activation: its sign is turned over where it is compared."""
    shifted = f"unsafe_sub(({sum_} ^ {TOP}) >> {layer.shift}, {TOP >> layer.shift})" if layer.shift else sum_
    activation = layer.activation
    match activation.op:
        case "relu":
            return f"max({shifted} ^ {TOP}, {TOP}) ^ {TOP}"
        case "clamp":
            return f"min(max({shifted} ^ {TOP}, {TOP + activation.low}), {TOP + activation.high}) ^ {TOP}"
        case "triangle":
            mask = 2**activation.bits - 1
            phase = f"({shifted} & {mask})"
            return f"unsafe_sub(min({phase}, {phase} ^ {mask}), {2 ** (activation.bits - 2)})"
        case _:
            return shifted


def argmax(source: Source, name: str, layer: Layer, x: Scalars, shape: tuple[int, ...]) -> Scalars:
    """The place of the first greatest number along the first axis."""
    across = x.size // shape[0]
    expression, kind = redimensioned(source, x, across, "x")
    columns = min(across, UNROLLED)
    flat = Scalars(name, across, columns)
    body = [
        f"rows: {kind} = {expression}",
        f"out: {flat.type} = empty({flat.type})",
        f"for at: uint256 in range({across}):",
        *(
            INDENT + line
            for line in [
                f"best: uint256 = rows[0][at] ^ {TOP}",
                "place: uint256 = 0",
                f"for i: uint256 in range(1, {shape[0]}):" if shape[0] > 1 else "",
                *(
                    [
                        f"{INDENT}number: uint256 = rows[i][at] ^ {TOP}",
                        f"{INDENT}if number > best:",
                        f"{2 * INDENT}best = number",
                        f"{2 * INDENT}place = i",
                    ]
                    if shape[0] > 1
                    else []
                ),
                f"out[at // {columns}][at % {columns}] = place",
            ]
            if line
        ),
        "return out",
    ]
    call = source.function(
        f"_{name}", [f"x: {x.type}"], flat.type, body, f"Layer {layer.name}: the greatest's place."
    )
    source.forward.append(f"{name}: {flat.type} = {call}({x.name})")
    return flat
