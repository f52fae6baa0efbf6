"""An artist's ONNX file to an integer network, with a report of how close it stays."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from reference.neural.model import Model, ModelError

from . import calibrate, fidelity, onnx_import
from .fidelity import Fidelity
from .graph import Graph
from .quantize import Options, check_options, quantize

__all__ = ["Fidelity", "Options", "quantized"]

# One input in four is kept for the comparison, when there are enough to share.
HELD_OUT, ENOUGH = 4, 16
# Of all tensors of all inputs together, 8 bytes each and twice: in float and as integers.
KEPT_NUMBERS = 2**26


def quantized(path: Path, calibration: Path | None, options: Options) -> tuple[Model, Fidelity]:
    """The integer network of an ONNX file, without a lane plan, and its fidelity.

    calibration: a file or folder of inputs, see calibrate.py; None draws them evenly from options.input_range.
    ModelError for anything that does not fit, UserError when onnx or onnxruntime is not installed.
    """
    graph = onnx_import.read(path)
    check_options(options, graph)
    if calibration is not None:
        inputs = calibrate.load(calibration, graph.shape, options.pixels)
    elif options.input_range is not None:
        inputs = calibrate.drawn(*options.input_range, graph.shape, options.samples)
    else:
        raise ModelError("calibration: give inputs like those it will see (--calibration), or their range (--range)")
    numbers = sum(int(np.prod(node.shape)) for node in graph.nodes)
    inputs = graph.normalized(inputs)
    inputs = calibrate.picked(inputs, max(1, min(options.samples, KEPT_NUMBERS // numbers)))
    kept = np.arange(len(inputs)) % HELD_OUT == 0
    held_out = len(inputs) >= ENOUGH
    fitted, compared = (inputs[~kept], inputs[kept]) if held_out else (inputs, inputs)
    found = quantize(graph, fitted, _normalized(options, graph))
    return found.model, fidelity.compared(path, graph, found, compared, held_out)


def _normalized(options: Options, graph: Graph) -> Options:
    """Options whose inputs are the file's, for a network that takes them normalized."""
    gain = graph.normal[0]
    reach = options.input_range and tuple(float(graph.normalized(np.float64(end))) for end in options.input_range)
    return replace(options, input_range=reach, input_scale=options.input_scale and gain * options.input_scale)
