"""The landscapes that Veduta learns from, and the words that tell what they show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.veduta import words
from reference.veduta.words import Wish
from renderer.training.veduta import data

SIZE = 32  # suffices to see what is there
ALL = 500


def below(seed: int):
    generator = np.random.default_rng(seed)
    return lambda n: int(generator.integers(n))


@pytest.fixture(scope="module")
def conditions() -> np.ndarray:
    scenes = [data.draw_scene(data.chance(3, number)) for number in range(ALL)]
    return np.array([words.vector(scene) for scene in scenes])


def test_pictures_are_drawn_by_the_seed():
    (one, tells), (same, _), (other, _) = (data.batch(seed, 0, 6, SIZE) for seed in (1, 1, 2))
    assert one.shape == (6, SIZE, SIZE, 3) and one.dtype == np.uint8
    assert tells.shape == (6, words.WIDTH) and tells.dtype == np.float32
    assert (one == same).all() and (one != other).any()


def test_a_picture_is_the_same_in_any_batch():
    images, tells = data.batch(1, 0, 6, SIZE)
    later, later_tells = data.batch(1, 4, 2, SIZE)
    assert (images[4:] == later).all() and (tells[4:] == later_tells).all()
    assert data.batch(1, 0, 0, SIZE)[0].shape == (0, SIZE, SIZE, 3)


def test_a_scene_looks_alike_at_any_size():
    small, large = (data.picture(5, number, size)[0].astype(int) for number in (2,) for size in (32, 96))
    coarse = large.reshape(32, 3, 32, 3, 3).mean((1, 3))
    assert np.abs(coarse - small).mean() < 12


@pytest.mark.parametrize("subject", words.SUBJECTS)
def test_every_subject_can_be_painted_with_all_and_with_no_extras(subject):
    for hour in words.HOURS:
        for extras in (frozenset(), frozenset(words.EXTRAS)):
            body = "planet" if extras else "none"
            image = data.paint(words.Scene(subject, hour, body, "jade", extras), data.chance(1, 1), SIZE)
            assert np.ptp(image.mean(2)) > 60  # dark and light both


def test_no_picture_is_blank_and_no_two_are_the_same():
    images, _ = data.batch(7, 0, 60, SIZE)
    assert (images.reshape(60, -1).std(1) > 8).all()
    assert len({image.tobytes() for image in images}) == 60


def test_bodies_and_moods_and_hours_are_seen():
    def mean(**wish: str) -> np.ndarray:
        return np.mean([data.picture(11, k, SIZE, Wish(subject="lake", **wish))[0] for k in range(6)], (0, 1, 2))

    assert mean(hour="noon", mood="azure").sum() > 1.5 * mean(hour="night", mood="azure").sum()
    red, _, blue = mean(hour="dusk", mood="ember")
    assert red > 1.3 * blue
    red, _, blue = mean(hour="dusk", mood="azure")
    assert blue > red
    with_sun, without = (
        data.picture(11, 3, SIZE, Wish("sea", "dusk", body, "rose", refused=frozenset(words.EXTRAS)))[0]
        for body in ("sun", "none")
    )
    assert (with_sun != without).any()


def test_a_condition_names_one_of_each_and_every_name_appears(conditions):
    assert conditions.shape == (ALL, words.WIDTH)
    for group, values in words.GROUPS.items():
        places = [k for k, (of, _) in enumerate(words.NAMES) if of == group]
        assert len(places) == len(values)
        if group != "extra":
            assert (conditions[:, places].sum(1) == 1).all()
        assert (conditions[:, places].sum(0) >= ALL // 50).all()


def test_prompts_are_read():
    wish = words.read("A lone BOAT on a golden lake, at sunset; no birds!")
    assert wish == Wish("lake", "dusk", "sun", "gold", frozenset({"boat"}), frozenset({"birds"}))
    assert words.read("ruins by the sea") == Wish("ruins", asked=frozenset({"reflection"}))
    assert words.read("Northern Lights over mountains, without moon") == Wish("mountains", "aurora", "none")
    assert words.read("islands under a ringed planet") == Wish("islands", body="planet")
    assert words.read("qwertz </svg> \0 42") == Wish()


def test_every_word_is_read_as_what_it_stands_under():
    for group, name in words.NAMES:
        for word in (name, *words.GROUPS[group][name].split()):
            assert (group, name) in words.meanings(word)
            wish = words.read(word.replace("-", " "))
            assert name in (wish.subject, wish.hour, wish.body, wish.mood) or name in wish.asked


@given(st.text(max_size=60), st.integers(0, 2**32))
def test_any_prompt_becomes_a_scene_that_keeps_its_wishes(prompt, seed):
    wish = words.read(prompt)
    scene = words.complete(wish, below(seed))
    assert scene == words.complete(wish, below(seed))
    for asked, got in zip(wish[:4], scene[:4], strict=True):
        assert asked in (None, got)
    assert wish.asked <= scene.extras and not wish.refused & scene.extras
    assert sum(words.vector(scene)) == 4 + len(scene.extras)


def test_a_wish_leaves_what_else_chance_chooses_as_it_was():
    free = words.complete(Wish(), below(4))
    held = words.complete(Wish(mood="ink"), below(4))
    assert held == free._replace(mood="ink")
