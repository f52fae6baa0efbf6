"""Draws images, and beside each its etching in a frame of its own: `python -m renderer.etching.sheet`."""

import io
from pathlib import Path

from PIL import Image

from reference.hybrid import etching
from reference.veduta import picture
from renderer import raster
from renderer.sheet import light, sheet

from .fit import fit

PATH = Path(__file__).parent / "etchings.png"
PIXELS = 256  # of a picture on the sheet
COLUMNS = 6
PROMPTS = (
    "islands at dusk, ember, a boat",
    "mountains at night, a moon, stars",
    "a city at dawn, rose",
    "a volcano at noon, gold",
    "dunes under a crescent, violet",
    "an azure lake with a reflection",
    "ruins, eclipse, jade",
    "a canyon in the storm, sand",
    "ice under an aurora",
)


def draw() -> Image.Image:
    """The sheet: pictures of the bundled model, and what a contract draws of each."""
    asked = [(prompt, seed) for seed, prompt in enumerate(PROMPTS)]
    images = [picture.draw(*each) for each in asked]
    pictures, captions = [], []
    for (prompt, seed), image, plate in zip(asked, images, fit(images), strict=True):
        drawn = raster.png(etching.svg(plate, seed), PIXELS)
        pictures += [Image.fromarray(image).resize((PIXELS, PIXELS), Image.Resampling.BICUBIC)]
        pictures += [Image.open(io.BytesIO(drawn)).convert("RGB")]
        captions += [prompt, f"{len(plate)} bytes"]
    return sheet("Etchings", "images, and what the chain draws of them", pictures, captions, COLUMNS)


if __name__ == "__main__":
    light(draw()).save(PATH, optimize=True)
    print(f"written: {PATH}")
