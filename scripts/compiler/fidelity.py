"""How close an integer network stays to its float original: onnxruntime on one side, the reference on the other."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.table import Table

from reference.neural import network
from reference.neural.model import INPUT, Layer, Model, ModelError
from scripts.chain.terminal import console

from . import graph as floats
from . import onnx_file
from .elementwise import Triangle
from .graph import Graph
from .quantize import Meaning, Quantized, integers


@dataclass(frozen=True)
class LayerFidelity:
    """One tensor of both networks.

    psnr: decibels, the float tensor's whole range over the root of the mean square error; worst: the greatest error
    in real numbers; correlation: Pearson's; clipped: the share of integers at a bound that the float network lacks.
    """

    name: str
    op: str
    psnr: float
    worst: float
    correlation: float
    clipped: float


@dataclass(frozen=True)
class Fidelity:
    """What a comparison found; input and output are what integers mean there."""

    layers: tuple[LayerFidelity, ...]
    psnr: float
    top1: float | None
    count: int
    held_out: bool
    input: Meaning
    output: Meaning
    low: int
    high: int

    @property
    def method(self) -> str:
        """How it was measured, in one sentence."""
        which = "held out of the calibration" if self.held_out else "that were calibrated with"
        return f"onnxruntime in float against the integer reference, {self.count} inputs {which}"

    def show(self) -> None:
        """Prints it."""
        table = Table(title=f"Fidelity: {self.method}", title_justify="left")
        table.add_column("layer", overflow="fold")
        table.add_column("operator", no_wrap=True)
        for heading in ("dB", "max error", "corr.", "clipped"):
            table.add_column(heading, justify="right", no_wrap=True)
        for each in self.layers:
            figures = f"{each.psnr:.1f}", f"{each.worst:.4g}", f"{each.correlation:.5f}", f"{each.clipped:.2%}"
            table.add_row(each.name, each.op, *figures)
        console.print(table)
        agree = "" if self.top1 is None else f", the same first choice for {self.top1:.2%}"
        console.print(f"At the output: {self.psnr:.1f} dB{agree}.")
        console.print(f"Input: integers {self.low} to {self.high}, q means {_told(self.input)}.")
        console.print(f"Output: q means {_told(self.output)}.")


def _told(meaning: Meaning) -> str:
    return f"{meaning.scale:.6g} q" + (f" {meaning.zero:+.6g}" if meaning.zero else "")


def compared(path: Path, graph: Graph, found: Quantized, inputs: np.ndarray, held_out: bool) -> Fidelity:
    """Runs both networks on real inputs `(count, *shape)`, and compares every tensor that both have."""
    given = integers(inputs, found.meanings[INPUT], found.model.input)
    traces = [network.trace(found.model, each) for each in given]
    whole = {name: np.stack([trace[name] for trace in traces]) for name in traces[0]}
    real = floats.run(graph, inputs) | original(path, graph, inputs)
    layers = tuple(
        _layer(layer, graph, real[layer.name], whole[layer.name], found.meanings[layer.name])
        for layer in found.model.layers
    )
    last = found.model.layers[-1]
    # What is chosen by an argmax is close or not; whose number a choice has does not count.
    numbers = [each for each in layers if each.op != "argmax"]
    return Fidelity(
        layers,
        numbers[-1].psnr if numbers else float("nan"),
        _top1(found.model, real[last.name], whole[last.name]),
        len(inputs),
        held_out,
        _input(graph, found.meanings[INPUT]),
        _output(graph, found.meanings[last.name]),
        found.model.input.low,
        found.model.input.high,
    )


def original(path: Path, graph: Graph, inputs: np.ndarray) -> dict[str, np.ndarray]:
    """What onnxruntime computes for a batch: every tensor that has a name in the file and a node in the graph."""
    package = onnx_file.onnx()
    named = {node.name: node.tensor for node in graph.nodes if node.tensor}
    proto = onnx_file.read(path).proto
    known = {each.name for each in proto.graph.output}
    for tensor in dict.fromkeys(named.values()):
        if tensor not in known:
            proto.graph.output.append(package.ValueInfoProto(name=tensor))
    session = _session(proto.SerializeToString(), path)
    kind = {"tensor(float)": np.float32, "tensor(double)": np.float64}.get(session.get_inputs()[0].type, np.float16)
    wanted = list(dict.fromkeys(named.values()))
    results: list[list[np.ndarray]] = []
    try:
        for each in inputs:
            given = graph.as_in_file(each).reshape(graph.as_given).astype(kind)
            results.append(session.run(wanted, {graph.input: given}))
    except Exception as error:  # onnxruntime's errors have no base of their own
        raise ModelError(f"onnx: onnxruntime cannot run {path}: {_first(error)}") from None
    columns = dict(zip(wanted, map(np.stack, zip(*results, strict=True)), strict=True))
    return {
        name: columns[tensor].reshape(len(inputs), *graph.node(name).shape).astype(np.float64)
        for name, tensor in named.items()
    }


def _session(content: bytes, path: Path) -> Any:
    package = onnx_file.onnxruntime()
    options = package.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # 3: errors only.
    options.log_severity_level = 3
    try:
        return package.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no base of their own
        raise ModelError(f"onnx: onnxruntime cannot load {path}: {_first(error)}") from None


def _first(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _layer(layer: Layer, graph: Graph, real: np.ndarray, whole: np.ndarray, meaning: Meaning) -> LayerFidelity:
    got = meaning.real(whole)
    return LayerFidelity(
        layer.name,
        layer.op,
        psnr(real, got),
        float(np.abs(real - got).max()),
        _correlation(real, got),
        _clipped(layer, graph, whole, meaning),
    )


def psnr(real: np.ndarray, got: np.ndarray) -> float:
    """Decibels: the true numbers' whole range over the root of the mean square error; infinite without one."""
    error = float(np.sqrt(((real - got) ** 2).mean()))
    span = float(real.max() - real.min())
    if error == 0:
        return float("inf")
    return 20 * float(np.log10(span / error)) if span else float("-inf")


def _correlation(real: np.ndarray, got: np.ndarray) -> float:
    if real.std() == 0 or got.std() == 0:
        return 1.0 if np.array_equal(real, got) else 0.0
    return float(np.corrcoef(real.reshape(-1), got.reshape(-1))[0, 1])


def _clipped(layer: Layer, graph: Graph, whole: np.ndarray, meaning: Meaning) -> float:
    wave = graph.node(layer.name).activation
    if layer.activation.op != "clamp" or isinstance(wave, Triangle):
        return 0.0
    # A bound that the float network has too clips nothing, up to half a step of rounding.
    low = meaning.real(layer.activation.low) > wave.low + meaning.scale
    high = meaning.real(layer.activation.high) < wave.high - meaning.scale
    return float(((low & (whole == layer.activation.low)) | (high & (whole == layer.activation.high))).mean())


def _top1(model: Model, real: np.ndarray, whole: np.ndarray) -> float | None:
    """The share of inputs with the same greatest number; of pixels, for an image of choices; None without choices."""
    last = model.layers[-1]
    if last.op == "argmax":
        return float((real == whole).mean())
    # Numbers with a bound are colours and the like; a vector without is a choice.
    if whole.ndim == 2 and whole.shape[1] > 1 and last.activation.op in ("none", "relu"):
        return float((real.argmax(1) == whole.argmax(1)).mean())
    return None


def _input(graph: Graph, meaning: Meaning) -> Meaning:
    gain, offset = graph.normal
    return Meaning(meaning.scale / gain, (meaning.zero - offset) / gain)


def _output(graph: Graph, meaning: Meaning) -> Meaning:
    return Meaning(graph.gain * meaning.scale, graph.gain * meaning.zero + graph.offset)
