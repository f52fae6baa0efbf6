"""A scene on its canvas: where things stand, the tones of near and far, and layers of land one before the other."""

import numpy as np

from reference.veduta.words import WET, Scene

from .canvas import Canvas, mix, smooth
from .palettes import Colours, colours

THIRDS = (0.32, 0.68)
# fmt: off
HORIZONS = {  # of a dry page: between which heights the horizon lies
    "mountains": (0.60, 0.74), "sea": (0.36, 0.58), "islands": (0.42, 0.58), "lake": (0.52, 0.62),
    "dunes": (0.46, 0.62), "forest": (0.58, 0.72), "city": (0.66, 0.76), "canyon": (0.56, 0.70),
    "volcano": (0.64, 0.76), "ice": (0.44, 0.58), "ruins": (0.58, 0.70), "valley": (0.40, 0.54),
}
HEIGHTS = {  # of a body, in shares of the sky from the top: between which it stands
    "dawn": (0.55, 0.95), "noon": (0.14, 0.45), "dusk": (0.48, 0.98), "night": (0.16, 0.55), "storm": (0.25, 0.7),
    "aurora": (0.2, 0.6),
}
RADII = {
    "none": (0, 0), "sun": (0.06, 0.16), "moon": (0.06, 0.13), "crescent": (0.07, 0.12), "planet": (0.09, 0.17),
    "eclipse": (0.07, 0.12),
}
# fmt: on
SHORE = (0.62, 0.78)  # where water begins in a land that is not wet by itself
TALL = ("mountains", "lake", "canyon", "volcano")  # subjects that hide what is low behind them
GRAND = 0.2  # of the bodies, how many are larger than life
FLOOR = 1.08  # the ground of a dry page ends below it


class View:
    """What all painters of a scene share."""

    def __init__(self, scene: Scene, size: int, generator: np.random.Generator, spread: float = 1) -> None:
        self.scene = scene
        self.colours: Colours = colours(scene.hour, scene.mood, scene.subject, generator)
        self.canvas = canvas = Canvas(size, generator, spread)
        self.wet = scene.subject in WET or bool(scene.extras & {"reflection", "boat"})
        self.dark = scene.hour in ("night", "aurora")
        self.side = 1 if canvas.chance(0.5) else -1  # of the subject's weight: 1 is right
        self.focus = THIRDS[self.side > 0] + canvas.between(-0.07, 0.07)
        self.horizon = canvas.between(*HORIZONS[scene.subject])
        self.ground = FLOOR
        if scene.subject == "lake":
            self.ground = self.horizon
        elif self.wet and scene.subject not in WET:
            self.ground = canvas.between(*SHORE)
            self.horizon = min(self.horizon, self.ground - 0.04)
        self.radius = canvas.between(*RADII[scene.body]) * (1.5 if canvas.chance(GRAND) else 1)
        # A body stands across from the subject, or, as in posters, right behind it.
        behind = canvas.chance(0.35)
        self.sun_x = (self.focus if behind else 1 - self.focus) + canvas.between(-0.09, 0.09)
        self.sun_y = self.horizon * canvas.between(*HEIGHTS[scene.hour])
        clear = self.horizon - 0.07 - 0.3 * self.radius  # so much of the sky is above the hills
        if behind and scene.subject in TALL:
            clear = min(clear, 0.3)
        self.sun_y = min(self.sun_y, clear)
        self.halo = np.zeros((1, 1), np.float32)  # the body's light about it, (size, size), once there is a sky
        self.light = 1 if self.sun_x > self.focus else -1  # whence it comes: 1 from the right

    def has(self, extra: str) -> bool:
        return extra in self.scene.extras

    def at(self, depth: float) -> float:
        """The height on the page of ground that is so near: 0 at the horizon, 1 at its end."""
        return self.horizon + (self.ground - self.horizon) * depth

    def tone(self, near: float) -> np.ndarray:
        """The colour of land in the shade: 0 as far as can be seen, 1 at hand."""
        return mix(self.colours.haze, self.colours.land, near)

    def bright(self, near: float) -> np.ndarray:
        """The colour of land in the light."""
        return mix(self.colours.haze, self.colours.lit, 0.35 + 0.5 * near)

    def layer(
        self,
        skyline: np.ndarray,
        near: float,
        foot: float = 0.25,
        mist: float = 0.6,
        lit: np.ndarray | None = None,
        colour: np.ndarray | None = None,
        bright: np.ndarray | None = None,
    ) -> None:
        """Paint what lies below a skyline: paler towards its foot, as if in haze, and lit where `lit` says.

        `lit` covers the rows from `self.canvas.row(skyline.min())` on.
        """
        canvas = self.canvas
        top = canvas.row(float(skyline.min()))
        if top >= canvas.size:
            return
        shade = self.tone(near) if colour is None else colour
        down = np.clip((canvas.y[top:] - skyline) * np.float32(1 / foot), 0, 1)
        paint = np.broadcast_to(shade[:, None, None], (3, *down.shape))
        if lit is not None:
            bright = self.bright(near) if bright is None else bright
            paint = paint + (bright - shade)[:, None, None] * lit
        fade = mix(self.colours.haze, self.colours.sky[3], 0.45)
        paint = paint + (fade[:, None, None] - paint) * (down * down * np.float32(mist * (1 - 0.5 * near)))
        canvas.lay(canvas.under(skyline, top), paint, top)

    def facets(self, skyline: np.ndarray, rough: float = 0.5, lean: float = 0.25, soft: float = 0.5) -> np.ndarray:
        """How lit the faces below a skyline are, in [0, 1]: each slope goes on downwards, bent by noise."""
        canvas = self.canvas
        top = canvas.row(float(skyline.min()))
        reach = max(canvas.size // 24, 1)
        ends = np.pad(skyline, reach, mode="edge")
        slope = (ends[2 * reach :] - ends[: -2 * reach]) * np.float32(canvas.size * self.light / (2 * reach))
        down = np.maximum(canvas.y[top:] - skyline, 0)
        bend = (canvas.noise(0.3, 0.2, top) * np.float32(rough) - np.float32(lean * self.light)) * down
        return smooth(-soft, soft, canvas.along(slope, canvas.x + bend))

    def bloom(self, strength: float = 0.3) -> None:
        """Let the body's light spill over what stands before it."""
        if self.scene.body != "none":
            self.canvas.glow(self.halo * np.float32(strength), self.colours.light)

    def veil(self, y: float, strength: float = 0.75) -> None:
        """A bank of mist about a height, if there is mist today."""
        if not self.has("mist"):
            return
        canvas = self.canvas
        wide = canvas.between(0.04, 0.08)
        top, end = canvas.row(y - 3 * wide), canvas.row(y + 3 * wide)
        if top >= end:
            return
        off = (canvas.y[top:end] - np.float32(y)) / wide + canvas.noise(0.25, 0.4, top, end) * np.float32(0.5)
        thick = np.exp(-off * off) * np.float32(strength)
        thick *= smooth(-1.6, 0.6, canvas.noise(0.3, 0.9, top, end))
        canvas.lay(thick, mix(self.colours.sky[3], self.colours.haze, 0.35), top)
