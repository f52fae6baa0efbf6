"""Dense layers and all else that works on plain numbers: outputs in lanes, one input at a time."""

from dataclasses import dataclass

from reference.neural.model import Layer

from .packing import DenseRows, dense_words, ones, pack
from .plan import LayerPlan
from .source import INDENT, Run, Scalars, Source, Term, field_of, finish, redimensioned, sums, times

TOP = 1 << 255  # the sign; numbers compare as unsigned ones with it turned over
ROW_TERMS = 192  # products for one row of words: the body of the innermost loop
UNROLLED = 32  # elements of an addition


@dataclass(frozen=True)
class DenseData:
    """Where a dense layer's weights lie in data contracts."""

    rows: DenseRows
    run: Run


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


def rows_for(layer: Layer, plan: LayerPlan) -> DenseRows:
    """How a dense layer's weights lie in rows."""
    chunks = -(-layer.shape[1] * (plan.lanes.bits // layer.bits) // ROW_TERMS)
    return DenseRows(layer.shape[0], layer.shape[1], plan.lanes, layer.bits, -(-layer.shape[1] // chunks))


def dense_from_data(
    source: Source, name: str, layer: Layer, plan: LayerPlan, x: Scalars
) -> tuple[Scalars, DenseData]:
    """A dense layer with its weights in data contracts.

    A weight is stored as w + half, so each sum has half times the sum of the inputs too much, which goes off at the
    end. Sets of lanes lie in one word, each `weight_bits` further up; their sums stay there until they are read.
    """
    of = rows_for(layer, plan)
    data = DenseData(of, source.store.add(of.rows(layer, starts(layer, plan))))
    run = data.run
    out = Scalars(
        name, layer.shape[0], plan.lanes.count, of.groups * of.sets - -(-layer.shape[0] // plan.lanes.count)
    )
    numbers = opener(source, layer, plan)
    every, half = ones(plan.lanes.bits, plan.lanes.count), 1 << (layer.bits - 1)
    expression, kind = redimensioned(source, x, of.inputs, "x")
    body = [
        f"inputs: {kind} = {expression}",
        f"out: {out.type} = empty({out.type})",
        "# What every stored weight is too high by, times all inputs.",
        "excess: uint256 = 0",
        f"for row: uint256[{of.inputs}] in inputs:",
        *(INDENT + line for line in sums("excess", "excess", [Term(f"row[{at}]") for at in range(of.inputs)], True)),
        f"excess = unsafe_mul(excess, {every * half})",
    ]
    if of.sets > 1:
        body += [f"mask_{set_}: uint256 = {of.mask << (layer.bits * set_)}" for set_ in range(of.sets - 1)]
    body += [f"sum_{set_}: uint256 = 0" for set_ in range(of.sets)]
    body.append("at: uint256 = 0")
    if of.chunks > 1:
        body.append("chunk: uint256 = 0")
    else:
        body.append(f"row: uint256[{of.inputs}] = inputs[0]")
    pairs = [(f"w[{of.sets + at}]", f"row[{at}]") for at in range(of.inputs)]
    work = [f"row: uint256[{of.inputs}] = inputs[chunk]"] if of.chunks > 1 else []
    for set_ in range(of.sets - 1):
        start = f"w[{set_}] << {layer.bits * set_}" if set_ else "w[0]"
        terms = [Term(f"unsafe_mul({word} & mask_{set_}, {number})") for word, number in pairs]
        work += sums(f"part_{set_}", start, terms)
    # The last set is what is left of whole words, the others taken off.
    last = of.sets - 1
    start = f"w[{last}] << {layer.bits * last}" if last else "w[0]"
    work += sums(f"part_{last}", start, [Term(f"unsafe_mul({word}, {number})") for word, number in pairs])
    for set_ in range(last):
        shift = f" << {layer.bits * set_}" if set_ else ""
        work.append(f"part_{last} = unsafe_add(unsafe_sub(part_{last}, part_{set_}), w[{set_}]{shift})")
    for set_ in range(of.sets):
        work.append(f"sum_{set_} = unsafe_add(sum_{set_}, part_{set_})")
    close = []
    for set_ in range(of.sets):
        down = layer.bits * set_
        sum_ = f"unsafe_sub(sum_{set_}, excess{f' << {down}' if down else ''})"
        close.append(f"out[at + {set_}] = {numbers}({sum_ + f' >> {down}' if down else sum_})")
        close.append(f"sum_{set_} = 0")
    close.append(f"at += {of.sets}")
    if of.chunks > 1:
        close = ["chunk += 1", f"if chunk == {of.chunks}:", *(INDENT + line for line in close), f"{INDENT}chunk = 0"]
    body += [
        f"for part: uint256 in range({run.blocks}):",
        f"{INDENT}rows: {run.type} = {run.load('part')}",
        f"{INDENT}for w: uint256[{of.width}] in rows:",
        *(2 * INDENT + line for line in [*work, *close]),
        "return out",
    ]
    call = source.function(
        f"_{name}",
        [f"x: {x.type}"],
        out.type,
        body,
        f"Layer {layer.name}: {layer.shape[1]} numbers to {layer.shape[0]}, with weights from data contracts.",
        reads=True,
    )
    source.forward.append(f"{name}: {out.type} = {call}({x.name})")
    return out, data


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
