"""Imaginary landscapes, each with the condition that tells what it shows: what Veduta learns from. All drawn here.

Every picture has its own chance, of a seed and its number, so it is the same in any batch, and the same scene at
any size. Most scenes are as likely as words.py has it; some are of any words together, since prompts will be.
"""

from collections.abc import Callable

import numpy as np

from reference.veduta import words
from reference.veduta.words import Scene, Wish

from . import figures, lands, places, skies, waters
from .view import View

SIZE = 64
WILD = 0.2  # of the scenes, how many put any hour, body and extras together
WILD_EXTRA = 0.25
ANYTHING = Wish()

SUBJECTS: dict[str, Callable[[View], None]] = {
    "mountains": lands.mountains,
    "sea": waters.sea,
    "islands": waters.islands,
    "lake": waters.lake,
    "dunes": lands.dunes,
    "forest": places.forest,
    "city": places.city,
    "canyon": lands.canyon,
    "volcano": lands.volcano,
    "ice": lands.ice,
    "ruins": places.ruins,
    "valley": lands.valley,
}


def chance(seed: int, number: int) -> np.random.Generator:
    return np.random.default_rng((seed, number))


def draw_scene(generator: np.random.Generator, wish: Wish = ANYTHING) -> Scene:
    """A scene by chance, within what is wished."""
    if generator.random() < WILD:
        extras = frozenset(name for name in words.EXTRAS if generator.random() < WILD_EXTRA) - wish.refused
        body = list(words.BODIES)[generator.integers(len(words.BODIES))]
        hour = list(words.HOURS)[generator.integers(len(words.HOURS))]
        wish = wish._replace(hour=wish.hour or hour, body=wish.body or body, asked=wish.asked | extras)
        wish = wish._replace(refused=frozenset(words.EXTRAS) - wish.asked)
    return words.complete(wish, lambda n: int(generator.integers(n)))


def paint(scene: Scene, generator: np.random.Generator, size: int = SIZE, spread: float = 1) -> np.ndarray:
    """A picture of a scene, (size, size, 3) uint8; with less spread it is more like others of the same words."""
    view = View(scene, size, generator, spread)
    skies.sky(view)
    SUBJECTS[scene.subject](view)
    line = view.horizon if scene.subject in words.WET else view.ground
    if scene.subject in ("lake", "ice") or (view.wet and scene.subject not in words.WET):
        waters.mirror(view, line)
    if scene.subject == "ice":
        waters.floes(view)
    if view.has("boat"):
        waters.boat(view, line)
    if view.has("birds"):
        figures.birds(view)
    if view.has("trees"):
        figures.tree(view)
    if view.has("wanderer"):
        figures.wanderer(view)
    return view.canvas.bytes()


def picture(
    seed: int, number: int, size: int = SIZE, wish: Wish = ANYTHING, spread: float = 1
) -> tuple[np.ndarray, Scene]:
    """One picture, (size, size, 3) uint8, and its scene."""
    generator = chance(seed, number)
    scene = draw_scene(generator, wish)
    return paint(scene, generator, size, spread), scene


def batch(seed: int, start: int, count: int, size: int = SIZE, spread: float = 1) -> tuple[np.ndarray, np.ndarray]:
    """Pictures of a seed from a number on, (count, size, size, 3) uint8, and conditions, (count, WIDTH) float32."""
    made = [picture(seed, start + number, size, spread=spread) for number in range(count)]
    images = np.stack([image for image, _ in made]) if made else np.empty((0, size, size, 3), np.uint8)
    return images, np.array([words.vector(scene) for _, scene in made], np.float32).reshape(count, words.WIDTH)
