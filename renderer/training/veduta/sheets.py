"""Draws what there is to see of Veduta's learning: `python -m renderer.training.veduta.sheets`, without torch.

works.png   pictures of words and seeds; beside them, landscapes by the rules that the model has learnt from, each of
            the scene of the picture in its place
steps.png   what the decoder makes of a state after every few steps, from noise on
"""

from pathlib import Path

import numpy as np
from PIL import Image

from reference.neural.flow import advance
from reference.veduta import network, picture, words
from renderer.sheet import light, sheet

from . import data

FOLDER = Path(__file__).parent
ROUNDS, COLUMNS = 4, 8  # of all subjects
PIXELS = 128  # of a picture on a sheet
STRIPS = ("mountains at dawn, gold", "islands at dusk, rose", "a city at night, azure", "dunes, moon, violet")
EVERY = 4  # steps


def prompts() -> list[str]:
    """Each subject with several hours and moods."""
    subjects, hours, moods = list(words.SUBJECTS), list(words.HOURS), list(words.MOODS)
    return [
        f"{subject} {hours[(k + 2 * at) % len(hours)]} {moods[(3 * k + at) % len(moods)]}"
        for at in range(ROUNDS)
        for k, subject in enumerate(subjects)
    ]


def works() -> Image.Image:
    """Pictures, and landscapes of the same scenes."""
    asked = [(prompt, seed) for seed, prompt in enumerate(prompts())]
    made = [enlarged(picture.draw(*each)) for each in asked]
    ruled = [enlarged(data.paint(picture.scene(*each), data.chance(data.SIZE, each[1]))) for each in asked]
    captions = [prompt for prompt, _ in asked]
    sides = (
        sheet("Veduta", f"seeds 0 to {len(asked) - 1}", made, captions, COLUMNS),
        sheet("Learnt from", "landscapes drawn by rules, of the same scenes", ruled, captions, COLUMNS),
    )
    page = Image.new("RGB", (sum(side.width for side in sides), sides[0].height))
    page.paste(sides[0], (0, 0))
    page.paste(sides[1], (sides[0].width, 0))
    return page


def steps() -> Image.Image:
    """Pictures of states on their way."""
    model, made, captions = network.load(), [], []
    for seed, prompt in enumerate(STRIPS):
        for at, state in enumerate(states(model, prompt, seed)):
            if at % EVERY == 0:
                made += [enlarged(picture.picture(model, state))]
                captions += [f"step {at}" if at else prompt]
    return sheet("Veduta", "from noise on", made, captions, len(made) // len(STRIPS))


def states(model: network.Veduta, prompt: str, seed: int) -> list[np.ndarray]:
    """The states from noise on, int64 `(channels, height, width)`."""
    wanted, found = picture.kinds(prompt, seed), [picture.noise(model, seed)]
    for step in range(model.flow.steps):
        found += [advance(model.flow, found[-1], step, *wanted)]
    return found


def enlarged(image: np.ndarray) -> Image.Image:
    """A picture `(height, width, 3)` with whole pixels."""
    return Image.fromarray(image).resize((PIXELS, PIXELS), Image.Resampling.NEAREST)


def main() -> None:
    for name, page in (("works", works()), ("steps", steps())):
        light(page).save(FOLDER / f"{name}.png", optimize=True)
        print(f"written: {FOLDER / name}.png")


if __name__ == "__main__":
    main()
