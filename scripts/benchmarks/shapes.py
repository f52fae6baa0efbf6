"""Eight shapes, drawn by chance, and a small network that knows them, to compare others with."""

from pathlib import Path

import numpy as np

from . import classifier
from .classifier import Classifier

SIDE, CLASSES, HIDDEN = 16, 8, 48
DRAWN, EPOCHS = 4096, 12
NOISE = 0.12


def drawn(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Pictures `(count, SIDE * SIDE)` in [0, 1], and which shape each shows, `(count,)`.

    A disc, a diamond, a square, a ring, a cross, a bar across, a bar upright and a triangle, of any size, a little
    moved and turned, in any strength, under noise.
    """
    random = np.random.default_rng(seed)
    labels = random.integers(0, CLASSES, count)
    pictures = np.array([_picture(random, label) for label in labels])
    return pictures.reshape(count, -1), labels


def _picture(random: np.random.Generator, label: int) -> np.ndarray:
    y, x = np.mgrid[:SIDE, :SIDE] - random.uniform(6.5, 8.5, (2, 1, 1))
    radius, turn = random.uniform(4, 6.5), random.uniform(-0.2, 0.2)
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    distance, across, upright = np.hypot(u, v), np.abs(u), np.abs(v)
    inside = (
        distance < radius,
        across + upright < radius,
        np.maximum(across, upright) < 0.8 * radius,
        (distance < radius) & (distance > 0.6 * radius),
        (np.minimum(across, upright) < 0.25 * radius) & (distance < radius),
        (upright < 0.3 * radius) & (across < radius),
        (across < 0.3 * radius) & (upright < radius),
        (v < 0.6 * radius) & (v > 2 * across - radius),
    )[label]
    return np.clip(inside * random.uniform(0.5, 1) + random.normal(0, NOISE, inside.shape), 0, 1)


def trained() -> Classifier:
    """A hidden layer with ReLU and a layer of logits, always the same ones."""
    return classifier.fitted(*drawn(DRAWN, seed=0), CLASSES, HIDDEN, EPOCHS)


def export(layers: Classifier, path: Path) -> None:
    """Writes the network as an ONNX file, as a framework would."""
    from onnx import TensorProto, helper, numpy_helper

    (weights, biases), (last, offsets) = layers
    constants = {"w0": weights, "b0": biases, "w1": last, "b1": offsets}
    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["picture", "w0", "b0"], ["sums"], "hidden", transB=1),
            helper.make_node("Relu", ["sums"], ["features"], "relu"),
            helper.make_node("Gemm", ["features", "w1", "b1"], ["logits"], "logits", transB=1),
        ],
        "shapes",
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["batch", SIDE * SIDE])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", CLASSES])],
        [numpy_helper.from_array(each.astype(np.float32), name) for name, each in constants.items()],
    )
    # Versions that every onnxruntime of the last years reads.
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path.write_bytes(model.SerializeToString())
