"""A small classifier to compare networks with: eight shapes, drawn by chance, learned in seconds by numpy alone."""

from pathlib import Path

import numpy as np

SIDE, CLASSES, HIDDEN = 16, 8, 48
DRAWN, EPOCHS, BATCH, RATE = 4096, 12, 64, 2e-3
NOISE = 0.12
# Adam's usual constants.
MOMENT, SQUARE, TINY = 0.9, 0.999, 1e-8

Layer = tuple[np.ndarray, np.ndarray]  # weights (out, in) and biases (out,)


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


def trained() -> tuple[Layer, Layer]:
    """A hidden layer with ReLU and a layer of logits, always the same ones."""
    random = np.random.default_rng(0)
    x, labels = drawn(DRAWN, seed=0)
    wanted = np.eye(CLASSES)[labels]
    sizes = (SIDE * SIDE, HIDDEN, CLASSES)
    found: list[np.ndarray] = []
    for fan_in, fan_out in zip(sizes, sizes[1:], strict=False):
        found += [random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)), np.zeros(fan_out)]
    means, squares = ([np.zeros_like(each) for each in found] for _ in range(2))
    for at in range(EPOCHS * DRAWN // BATCH):
        rows = random.integers(0, DRAWN, BATCH)
        for each, gradient, mean, square in zip(
            found, _gradients(found, x[rows], wanted[rows]), means, squares, strict=True
        ):
            mean += (1 - MOMENT) * (gradient - mean)
            square += (1 - SQUARE) * (gradient**2 - square)
            unbiased = mean / (1 - MOMENT ** (at + 1)), square / (1 - SQUARE ** (at + 1))
            each -= RATE * unbiased[0] / (np.sqrt(unbiased[1]) + TINY)
    return (found[0], found[1]), (found[2], found[3])


def _gradients(found: list[np.ndarray], x: np.ndarray, wanted: np.ndarray) -> list[np.ndarray]:
    """Of the mean cross entropy, by backpropagation."""
    hidden = np.maximum(x @ found[0].T + found[1], 0)
    logits = hidden @ found[2].T + found[3]
    exponents = np.exp(logits - logits.max(1, keepdims=True))
    back = (exponents / exponents.sum(1, keepdims=True) - wanted) / len(x)
    through = (back @ found[2]) * (hidden > 0)
    return [through.T @ x, through.sum(0), back.T @ hidden, back.sum(0)]


def accuracy(layers: tuple[Layer, Layer], x: np.ndarray, labels: np.ndarray) -> float:
    """The share of pictures that the float network knows."""
    (weights, biases), (last, offsets) = layers
    return float((((np.maximum(x @ weights.T + biases, 0)) @ last.T + offsets).argmax(1) == labels).mean())


def export(layers: tuple[Layer, Layer], path: Path) -> None:
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
