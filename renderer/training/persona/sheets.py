"""Draws what there is to see of Persona's learning: `python -m renderer.training.persona.sheets`, without torch.

works.png   works of the first seeds; beside them, masks that the networks have learnt from, each of the kind and with
            the palette, the ground and the cut of the work in its place
steps.png   works after each step, from noise on
"""

from pathlib import Path

import numpy as np
from PIL import Image

from reference.generators import persona
from reference.persona import field, look
from renderer import pool, preview, raster, seeds
from renderer.sheet import sheet

from . import data

FOLDER = Path(__file__).parent
WORKS, COLUMNS = 64, 8
STRIPS = (1, 10, 20, 45)  # numbers of seeds, of kinds that differ
WORK_PIXELS, STEP_PIXELS = 92, 200
COLOURS = 128  # of a file: about as many as flat papers of sixteen palettes have


def works() -> Image.Image:
    """Works, and masks that were learnt from."""
    chosen = [seeds.seed(n) for n in range(WORKS)]
    made = preview.prints(persona.NAME, chosen, WORK_PIXELS)
    masks = data.draw(np.random.default_rng(data.SEED), data.COUNT)[: data.TRAINED]
    alike = of_kinds(data.kinds(masks), [look.look(seed).kind for seed in chosen])
    learnt = pool.spread(_learnt, zip(chosen, masks[alike], strict=True))
    sides = (
        sheet(title, detail, pictures, [""] * WORKS, COLUMNS)
        for title, detail, pictures in (
            (persona.NAME, f"seeds 0 to {WORKS - 1}", [each.picture for each in made]),
            ("Learnt from", f"{WORKS} of {data.TRAINED:,} masks", list(learnt)),
        )
    )
    return _side_by_side(*sides)


def steps() -> Image.Image:
    """Works after each step."""
    drawn = preview.strips(persona.NAME, [seeds.seed(n) for n in STRIPS], STEP_PIXELS)
    captions = [str(step) if step else "noise" for _ in STRIPS for step in range(persona.STEPS + 1)]
    detail = f"seeds {', '.join(map(str, STRIPS))}"
    return preview.contact_sheet(persona.NAME, drawn, captions, detail, persona.STEPS + 1)


def grids(mask: np.ndarray) -> list[list[int]]:
    """A mask's fields as the contract's network would give them: integers, with an edge of zeros."""
    made = np.zeros((data.CHANNELS, field.SIDE, field.SIDE), np.int64)
    fields = np.rint(data.fields(mask[None])).reshape(data.CHANNELS, data.ROWS, data.COLUMNS)
    made[:, 1:-1, 1 : data.COLUMNS] = fields[:, 1:-1, 1:]
    return made.reshape(data.CHANNELS, -1).tolist()


def _learnt(of: tuple[int, np.ndarray]) -> Image.Image:
    seed, mask = of
    return raster.picture(persona.drawn(seed, grids(mask)), WORK_PIXELS)


def of_kinds(kinds: np.ndarray, wanted: list[int]) -> list[int]:
    """The place of the first mask of each kind that is wanted, of the second when it is wanted again."""
    return [np.flatnonzero(kinds == kind)[wanted[:at].count(kind)] for at, kind in enumerate(wanted)]


def _side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    page = Image.new("RGB", (left.width + right.width, left.height))
    page.paste(left, (0, 0))
    page.paste(right, (left.width, 0))
    return page


def main() -> None:
    for name, page in (("works", works()), ("steps", steps())):
        page.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
        print(f"written: {FOLDER / name}.png")


if __name__ == "__main__":
    main()
