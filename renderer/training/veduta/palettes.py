"""Palettes: eight moods of seven hues each, and how an hour makes sky, land and light out of them. OKLab throughout.

OKLab (Björn Ottosson, 2020) has lightness and two axes of hue that mix as eyes expect: gold into blue through neither
mud nor green. A pigment is a hue in degrees (30 red, 90 yellow, 150 green, 200 teal, 260 blue, 300 violet, 350 rose)
and a chroma (0 grey, 0.2 as strong as paint can be).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
FROM_LAB, FROM_LMS = np.linalg.inv(LAB), np.linalg.inv(LMS)


def lab(rgb: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1], (..., 3), as OKLab."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return np.cbrt(linear @ LMS.T) @ LAB.T


def rgb(colour: np.ndarray) -> np.ndarray:
    """OKLab, (..., 3), as float32 sRGB in [0, 1]; what lies outside is clipped."""
    linear = np.clip((colour @ FROM_LAB.T) ** 3 @ FROM_LMS.T, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055).astype(np.float32)


# fmt: off
ROLES = ("zenith", "upper", "lower", "horizon", "land", "lit", "water")
PIGMENTS = {  # hue and chroma
    "gold":   ((228, .085), (190, .050), ( 78, .140), ( 95, .110), (238, .050), ( 75, .125), (215, .075)),
    "rose":   ((285, .105), (330, .105), (  8, .130), ( 62, .090), (315, .080), ( 35, .115), (290, .085)),
    "ember":  ((335, .080), ( 18, .150), ( 40, .185), ( 82, .150), ( 15, .055), ( 42, .170), (355, .075)),
    "jade":   ((205, .085), (168, .100), (138, .085), (100, .095), (175, .060), (122, .120), (188, .090)),
    "azure":  ((262, .140), (250, .120), (222, .085), ( 75, .070), (265, .095), ( 82, .075), (245, .115)),
    "violet": ((280, .145), (300, .150), (342, .135), ( 65, .110), (285, .095), (335, .105), (285, .115)),
    "ink":    (( 90, .006), ( 90, .008), ( 90, .012), ( 92, .022), (270, .006), ( 90, .018), (250, .010)),
    "sand":   ((197, .080), (180, .055), ( 64, .110), ( 85, .090), ( 38, .065), ( 52, .130), (190, .080)),
}
LAMPS = {  # of a mood: the body at its strongest, what burns (windows, lava, leaves), foot and crown of an aurora
    "gold":   "ffcf5c ffb93f ffe27a 2fb8a8", "rose":   "ff9d86 ff9a6a 8ff5cc ff6fb4",
    "ember":  "ff5a2c ffa030 ff8a4a d0307a", "jade":   "ffab7a ff8f5e 9dffb4 22b4cc",
    "azure":  "ffe0a0 ffb04a 86f0ff 4a74ff", "violet": "ffb98a ffbe5c 90ffd8 b858ff",
    "ink":    "d93826 e0502a f4f4ea 9aa0a8", "sand":   "ff8a50 ff9d4a ffd28a 36c4b4",
}
# What an hour makes of them: whose hue, which lightness, and by how much chroma is multiplied. The sky from zenith to
# horizon; haze, which is the farthest land; the nearest land; its lit side; the depth of water.
HOURS = {
    "dawn": (
        ("zenith", .64, 0.85), ("upper", .76, 0.85), ("lower", .84, 0.85), ("horizon", .94, 0.9),
        ("upper", .73, 0.65), ("land", .35, 1.1), ("lit", .86, 0.9), ("water", .62, 0.9),
    ),
    "noon": (
        ("zenith", .52, 1.25), ("zenith", .66, 1.1), ("zenith", .81, 0.6), ("horizon", .955, 0.6),
        ("zenith", .74, 0.6), ("land", .40, 1.35), ("lit", .87, 1.15), ("water", .50, 1.2),
    ),
    "dusk": (
        ("zenith", .33, 1.0), ("upper", .50, 1.1), ("lower", .70, 1.2), ("horizon", .87, 1.25),
        ("upper", .54, 0.9), ("land", .19, 1.0), ("lit", .76, 1.1), ("water", .30, 1.0),
    ),
    "night": (
        ("zenith", .19, 0.9), ("zenith", .30, 1.0), ("zenith", .42, 0.9), ("upper", .56, 0.75),
        ("zenith", .46, 0.75), ("land", .15, 0.9), ("zenith", .78, 0.4), ("water", .23, 0.9),
    ),
    "storm": (
        ("land", .28, 0.8), ("zenith", .42, 0.6), ("lower", .62, 0.5), ("horizon", .90, 0.8),
        ("zenith", .58, 0.5), ("land", .20, 0.8), ("lit", .76, 0.7), ("water", .34, 0.8),
    ),
    "aurora": (
        ("zenith", .16, 0.9), ("zenith", .23, 1.0), ("zenith", .32, 0.9), ("upper", .44, 0.8),
        ("zenith", .37, 0.8), ("land", .12, 0.9), ("upper", .72, 0.5), ("water", .20, 1.0),
    ),
}
TINTS = {  # of a subject: its own hue and chroma, and how far its land goes there
    "dunes": (68, .10, .35), "canyon": (42, .12, .45), "forest": (155, .07, .45), "valley": (132, .09, .5),
    "ruins": (80, .05, .25), "lake": (160, .04, .2), "city": (60, .04, .15), "islands": (140, .05, .25),
}
# fmt: on
GREY = 0.03  # chroma of a mood's land below which nothing is tinted
TURN, DEEPEN, LIGHTEN = 0.2, 0.18, 0.03  # how far chance turns hues (radians), multiplies chroma, shifts lightness


@dataclass(frozen=True)
class Colours:
    """The colours of a scene, float32 sRGB, (3,) each; sky (4, 3) from zenith to horizon."""

    sky: np.ndarray
    haze: np.ndarray
    land: np.ndarray
    lit: np.ndarray
    water: np.ndarray
    light: np.ndarray  # of a body, nearly white
    body: np.ndarray
    spark: np.ndarray
    curtain: np.ndarray
    crown: np.ndarray


def _hex(text: str) -> np.ndarray:
    return lab(np.array([list(bytes.fromhex(word)) for word in text.split()]) / 255)


def _mixed(hue: float, chroma: float, lightness: float) -> list[float]:
    # Very dark and very light paint can't hold much chroma: it would be clipped, and its hue would turn.
    room = min(1.0, 2.6 * lightness, 4.2 * (1.01 - lightness) + 0.1)
    angle = np.deg2rad(hue)
    return [lightness, chroma * room * np.cos(angle), chroma * room * np.sin(angle)]


@cache
def _plan(hour: str, mood: str, subject: str) -> np.ndarray:
    """The colours of a scene, (13, 3) OKLab: the eight of its hour, light, body, spark, curtain, crown."""
    pigments = dict(zip(ROLES, PIGMENTS[mood], strict=True))
    made = np.array([_mixed(pigments[role][0], pigments[role][1] * more, light) for role, light, more in HOURS[hour]])
    light = _mixed(pigments["horizon"][0], pigments["horizon"][1] * 0.8, 0.965)
    if subject in TINTS and pigments["land"][1] > GREY:
        hue, chroma, share = TINTS[subject]
        for place in (5, 6):  # land and lit
            own = np.array(_mixed(hue, chroma, made[place, 0]))
            made[place] += (own - made[place]) * share
    return np.array([*made, light, *_hex(LAMPS[mood])])


def colours(hour: str, mood: str, subject: str, generator: np.random.Generator) -> Colours:
    """The colours of a scene, a little off those of its words, as chance wants."""
    turn, deepen, lighten = generator.uniform(-1, 1, 3)
    plan = _plan(hour, mood, subject).copy()
    angle = TURN * turn
    turned = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    plan[:, 1:] = plan[:, 1:] @ turned * (1 + DEEPEN * deepen)
    plan[:8, 0] += LIGHTEN * lighten
    made = rgb(plan)
    return Colours(made[:4], *made[4:])


def gradient(stops: np.ndarray, at: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Colours along a gradient, (len(at), 3): sRGB stops at the places, mixed in OKLab."""
    mixed = lab(stops.astype(np.float64))
    return rgb(np.stack([np.interp(at, places, mixed[:, axis]) for axis in range(3)], -1))
