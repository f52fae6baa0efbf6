"""A small classifier of pictures, learned in seconds by numpy alone: a hidden layer with ReLU, and one of logits."""

import numpy as np

BATCH, RATE = 64, 2e-3
# Adam's usual constants.
MOMENT, SQUARE, TINY = 0.9, 0.999, 1e-8

Layer = tuple[np.ndarray, np.ndarray]  # weights (out, in) and biases (out,)
Classifier = tuple[Layer, Layer]


def fitted(x: np.ndarray, labels: np.ndarray, classes: int, hidden: int, epochs: int) -> Classifier:
    """Learns which of `classes` labels `(count,)` pictures `(count, pixels)` have; the same ones, the same answer."""
    random = np.random.default_rng(0)
    wanted = np.eye(classes)[labels]
    sizes = (x.shape[1], hidden, classes)
    found: list[np.ndarray] = []
    for fan_in, fan_out in zip(sizes, sizes[1:], strict=False):
        found += [random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in)), np.zeros(fan_out)]
    means, squares = ([np.zeros_like(each) for each in found] for _ in range(2))
    for at in range(epochs * len(x) // BATCH):
        rows = random.integers(0, len(x), BATCH)
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


def accuracy(layers: Classifier, x: np.ndarray, labels: np.ndarray) -> float:
    """The share of pictures whose label the network finds."""
    (weights, biases), (last, offsets) = layers
    return float((((np.maximum(x @ weights.T + biases, 0)) @ last.T + offsets).argmax(1) == labels).mean())
