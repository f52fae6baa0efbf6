"""A second rasteriser, which shares no code with the first: librsvg, as npm's sharp carries it.

It is fetched into .build/sharp once.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from renderer import raster
from scripts.chain import npm
from scripts.chain.build import ROOT

SHARP = "sharp@0.35.5"
FOLDER = ROOT / ".build" / "sharp"
SCRIPT = Path(__file__).with_name("rasterise.mjs")


def pictures(svgs: Sequence[str]) -> list[Image.Image]:
    """Renders drawings in RGB at the size that they state."""
    npm.install(FOLDER, SHARP)
    pixels = npm.node(SCRIPT, FOLDER, text=json.dumps(svgs).encode())
    rendered = []
    for svg in svgs:
        width, height = raster.size(svg)
        rendered.append(Image.frombytes("RGB", (width, height), pixels))
        pixels = pixels[width * height * 3 :]
    assert not pixels, "a picture is larger than its drawing states"
    return rendered
