"""How close a compiled network stays to its float original.

The classifier of shapes.py is exported as an ONNX file and quantized with 1,200 pictures; 400 others are shown to
onnxruntime in float and to the integer reference. top1: the share of them with the same first choice; psnr: decibels
of the logits' whole range over the root of the mean square error.
"""

import tempfile
from pathlib import Path

import numpy as np

from scripts.compiler import onnx_file
from scripts.compiler.convert import Options, quantized

from . import shapes
from .figures import Figures

# Of which the compiler keeps a quarter for the comparison.
PICTURES = 1600


def measure() -> Figures:
    """Agreement with int8 and int4 weights; UserError when onnx or onnxruntime is missing."""
    onnx_file.onnx(), onnx_file.onnxruntime()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path, pictures = Path(folder) / "shapes.onnx", Path(folder) / "pictures.npy"
        shapes.export(shapes.trained(), path)
        np.save(pictures, shapes.drawn(PICTURES, seed=1)[0])
        for bits, prefix in ((8, "neural.fidelity"), (4, "neural.fidelity.int4")):
            _, found = quantized(path, pictures, Options(weight_bits=bits, samples=PICTURES))
            figures |= {f"{prefix}.top1": found.top1, f"{prefix}.psnr": found.psnr}
    return figures
