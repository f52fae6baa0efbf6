"""Writes a trained network into the reference: `python -m renderer.training.imago.export CHECKPOINT`."""

import re
import sys
from pathlib import Path

import torch

from reference.neural.files import save
from reference.neural.model import Input, Model, check
from renderer.training.coordinates import OUT_SHIFT

from . import data, train

ROOT = Path(__file__).resolve().parents[3] / "reference"
BANDS = 2  # the channel
WORD = 30  # bytes of a word of film.py that are used
TRAINING_DATA = (
    "3,000 parametric moths of twelve kinds that renderer/training/imago/data.py draws; no pictures of anybody's."
)


def model(net: train.Net) -> Model:
    """The network without what latents do to it."""
    layers = net.layers()
    # The drawing wants the bands the other way round: 255 - (v >> s) = ((256 << s) - 1 - v) >> s.
    weights, bias = layers[-1].weights, layers[-1].bias
    weights[BANDS] *= -1
    bias[BANDS] = (256 << OUT_SHIFT) - 1 - bias[BANDS]
    return check(Model("imago", "MIT", ("Conus",), TRAINING_DATA, Input((4,), -64, 68), tuple(layers)))


def film(net: train.Net) -> list[list[int]]:
    """What latents do to it, as reference/imago/film.py holds it: three words for each number of a latent."""
    weights = net.integers()[-1][0].detach().to(torch.int64).numpy()  # (units, latent)
    weights[BANDS - train.CHANNELS] *= -1
    rows = [[*row, *[0] * (3 * WORD - len(row))] for row in (weights.T + 128).tolist()]
    return [[packed(row[i : i + WORD]) for i in range(0, 3 * WORD, WORD)] for row in rows]


def kin(net: train.Net) -> list[int]:
    """The latents of the families' types, as reference/imago/dream.py holds them: a word each."""
    with torch.no_grad():
        codes = net.code(torch.tensor(data.family_means(), dtype=torch.float32)).to(torch.int64).numpy()
    return [packed(row) for row in (codes + 128).tolist()]


def packed(numbers: list[int]) -> int:
    """Bytes in one word, from the lowest byte on."""
    return sum(number << 8 * k for k, number in enumerate(numbers))


def put(path: Path, head: str, rows: str, indent: str) -> None:
    """Replaces the rows of a table that begins with the line `head`."""
    text = path.read_text()
    found = re.search(
        rf"^{re.escape(head)}\n({indent}# fmt: off\n)?(.*?)({indent}# fmt: on\n)?^\]$", text, re.S | re.M
    )
    if not found:
        raise LookupError(f"{path.name} has no {head}")
    new = head + "\n" + (found[1] or "") + rows + (found[3] or "") + "]"
    path.write_text(text[: found.start()] + new + text[found.end() :])


def main(checkpoint: str) -> None:
    net = train.Net()
    net.load_state_dict(torch.load(checkpoint))
    save(model(net), ROOT / "models" / "imago")
    rows = "".join("    [\n" + "".join(f"        0x{word:060x},\n" for word in row) + "    ],\n" for row in film(net))
    put(ROOT / "imago" / "film.py", "WEIGHTS = [", rows, "    ")
    put(ROOT / "imago" / "dream.py", "KIN = [", "".join(f"    0x{word:032x},\n" for word in kin(net)), "    ")


if __name__ == "__main__":
    main(sys.argv[1])
