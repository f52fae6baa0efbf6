"""The text of dense layers that read their weights from data contracts; rows.py says how they lie there."""

from reference.neural.model import WORD_BITS, Layer

from .packing import WORD_BYTES
from .plan import LayerPlan
from .rows import PRODUCTS, DenseData, Rows, pack, rows_for
from .source import INDENT, Scalars, Source, field_of, finish, redimensioned, total

LISTED = 5  # numbers in a line of the text


def dense(
    source: Source, name: str, layer: Layer, plan: LayerPlan, x: Scalars, products: int = PRODUCTS
) -> tuple[Scalars, DenseData]:
    """A dense layer with its weights in data contracts."""
    of = rows_for(layer, plan, products)
    contents = pack(layer.weights, layer.bias, of)
    data = DenseData(of, *source.store.records(contents), tuple(map(len, contents)))
    views = {"words": of.chunk + (len(of.read) if of.chunks == 1 else 0)}
    if of.chunks > 1:
        views["starts"] = len(of.read)
    source.interfaces[_face(of)] = interface(_face(of), views)
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


def interface(name: str, views: dict[str, int]) -> str:
    """The text of an interface by which data contracts are read: how many words each view gives."""
    lines = [
        f"{INDENT}def {view}(start: uint256, size: uint256) -> uint256[{count}]: view"
        for view, count in views.items()
    ]
    return "\n".join([f"interface {name}:", *lines])


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
    lines += [f"numbers: uint256[{of.columns}] = [", *listed(fields[: of.columns]), "]", "out[group] = numbers"]
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
            *begun(of, sets, [text.format("d") for text in starts]),
            *products(of, sets, own, numbers),
        ]
    size = WORD_BYTES * of.chunk
    inner = [
        f"d: uint256[{of.chunk}] = {_read('words', size)}",
        f"start = unsafe_add(start, {size})",
        *products(of, sets, 0, [f"part[{at}]" for at in range(of.chunk)]),
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
        *begun(of, sets, [text.format("s") for text in starts]),
        f"for part: uint256[{of.chunk}] in inputs:",
        *(INDENT + line for line in inner),
    ]


def _read(view: str, size: int) -> str:
    return f"staticcall at.{view}(start, {size}, skip_contract_check=True)"


def begun(of: Rows, sets: int, starts: list[str]) -> list[str]:
    """Statements that give the sums what they start with; if none are spilt the last one stands for all."""
    if not of.spilt:
        starts = [*starts[: sets - 1], total([starts[sets - 1], *(f"sums{at}" for at in range(sets - 1))])]
    return [f"sums{at}: uint256 = {text}" for at, text in enumerate(starts)]


def products(of: Rows, sets: int, first: int, numbers: list[str]) -> list[str]:
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


def listed(numbers: list[str]) -> list[str]:
    return [f"{INDENT}{', '.join(numbers[at : at + LISTED])}," for at in range(0, len(numbers), LISTED)]
