"""Draws them all anew: `python -m renderer.diagrams`."""

from . import loop, packing, states

for picture in (packing, loop, states):
    picture.PATH.write_text(picture.draw(), encoding="utf-8")
    print(f"written: {picture.PATH}")
