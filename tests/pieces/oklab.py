"""Colours in OKLab, a perceptual space: black and white are 1 apart, and 0.02 is just seen."""


def oklab(colour: str) -> tuple[float, float, float]:
    """Lightness, green to red, blue to yellow, of six hexadecimal digits; after Björn Ottosson, 2020."""
    r, g, b = (linear(int(colour[k : k + 2], 16) / 255) for k in (0, 2, 4))
    long, medium, short = (
        (x * r + y * g + z * b) ** (1 / 3)
        for x, y, z in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def distance(a: str, b: str) -> float:
    return sum((x - y) ** 2 for x, y in zip(oklab(a), oklab(b), strict=True)) ** 0.5
