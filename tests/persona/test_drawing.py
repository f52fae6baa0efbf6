"""Persona's drawing of any fields: it has room, both halves of it meet, and no sheet is in the way of another."""

import numpy as np
import pytest

from reference.encoding import svg as words
from reference.generators import persona
from reference.persona import field, ground, look, mask
from renderer import raster
from renderer.seeds import seed as numbered
from tests.checks import check_svg
from tests.contour.fields import patches, ringed

SIDE = 64
MOST = 255
LOOKS = {shared: seed for seed in map(numbered, range(4_000)) for shared in [look.look(seed)]}
# A seed for every cut on every ground.
CUTS = {(shared.cut, shared.ground): seed for shared, seed in LOOKS.items()}
BARE = look.Look(kind=0, palette=0, cut=0, ground=0, pose=0, frame=0, sides=0)


def half(samples: list[int]) -> list[int]:
    """The samples as far as the network tells of them."""
    return [sample if i % SIDE < field.COLUMNS else 0 for i, sample in enumerate(ringed(samples))]


def disc(column: int, row: int, radius: int) -> list[int]:
    """A round hill, OUTLINE where it is `radius` away from its middle in samples."""
    away = [np.hypot(i % SIDE - column, i // SIDE - row) for i in range(SIDE * SIDE)]
    return half([int(np.clip(mask.OUTLINE + 16 * (radius - each), 0, MOST)) for each in away])


FACE = [disc(3, 31, 26), disc(3, 42, 12), disc(20, 22, 10), disc(20, 22, 8)]
CROWDED = [half(patches(1, 3, [0, MOST]))] * 4  # every level fills the page


def drawn(monkeypatch: pytest.MonkeyPatch, grids: list[list[int]], **sights: int) -> str:
    shared = BARE._replace(**sights)
    with monkeypatch.context() as patch:
        patch.setattr(look, "look", lambda seed: shared)
        return persona.drawn(0, grids)


@pytest.mark.parametrize("grids", [CROWDED, [[0] * SIDE * SIDE] * 4, FACE], ids=["crowded", "nothing", "face"])
def test_every_cut_on_every_ground_has_room_for_any_fields(grids):
    assert len(CUTS) == len(mask.CUTS) * len(ground.CAST_SHEETS)
    for seed in CUTS.values():
        check_svg(persona.drawn(seed, grids), persona.background(seed))


@pytest.mark.parametrize("cut", range(len(mask.CUTS)))
def test_sheets_of_a_face_are_all_drawn(cut):
    sheets = [sheet for sheet in mask.CUTS[cut] if sheet > 0]
    halves = mask.halves(FACE, sheets)
    assert [half.ink for half in halves] == [sheet >> 24 & 15 for sheet in sheets]
    assert all(half.data for half in halves)


def test_a_mask_is_its_own_mirror_image(monkeypatch):
    picture = np.asarray(raster.picture(drawn(monkeypatch, FACE, cut=3), 1000), int)
    assert np.abs(picture - picture[:, ::-1]).mean() < 0.1


def test_no_seam_shows_along_the_axis(monkeypatch):
    picture = np.asarray(raster.picture(drawn(monkeypatch, [FACE[0], *[[0] * SIDE * SIDE] * 3]), 1000), int)
    middle = picture[400:600, 390:410]
    assert (middle == list(bytes.fromhex(look.colours(0)[look.HEAD]))).all()


def test_sides_of_two_colours_meet_at_the_axis(monkeypatch):
    picture = np.asarray(raster.picture(drawn(monkeypatch, FACE, sides=look.TWAIN), 1000), int)
    head, patch = (list(bytes.fromhex(look.colours(0)[ink])) for ink in (look.HEAD, look.PATCH))
    assert (picture[360:400, 415:430] == head).all() and (picture[360:400, 370:385] == patch).all()


def test_a_pupil_is_dark_in_a_light_eye(monkeypatch):
    picture = np.asarray(raster.picture(drawn(monkeypatch, FACE), 1000), int)
    ink, glow = (list(bytes.fromhex(look.colours(0)[ink])) for ink in (look.INK, look.GLOW))
    row, column = (mask.TOP + 22 * mask.PITCH_Y) // 10, (mask.LEFT + 20 * mask.PITCH_X) // 10 - 100
    assert (picture[row, column] == ink).all() and (picture[row, column + 50] == glow).all()


def test_masks_lie_on_the_grid_that_is_told():
    assert (mask.AXIS, SIDE) == (field.AXIS, field.SIDE)


def test_no_half_has_more_words_than_its_room():
    for cut in mask.CUTS:
        halves = mask.halves(CROWDED, cut)
        assert sum(1 + len(half.data) for half in halves) <= mask.HALF_WORDS < words.MAX_WORDS // 2


@pytest.mark.parametrize("step", [-1, persona.STEPS + 1])
def test_no_frame_lies_before_the_noise_or_behind_the_mask(step):
    with pytest.raises(ValueError, match="persona: no such step"):
        persona.frame(0, step)


def test_tables_have_an_entry_for_everything_that_can_be_drawn():
    names = {"cut": look.CUT_NAMES, "ground": look.GROUND_NAMES, "pose": look.POSE_NAMES, "frame": look.FRAME_NAMES}
    for sight, text in names.items():
        assert {getattr(shared, sight) for shared in LOOKS} == set(range(len(text) // 10))
    assert {shared.kind for shared in LOOKS} == set(range(look.KIND_COUNT))
    assert len(ground.POSES) == ground.POSE_WORDS * words.WORD_BYTES * len(ground.POSES_X)
    assert len(ground.CAST_GROUPS) == ground.CAST_WORDS * words.WORD_BYTES * len(ground.CAST_SHEETS)
