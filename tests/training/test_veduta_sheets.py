"""What there is to see of Veduta's learning: pictures of scenes, each beside a landscape of the same."""

import numpy as np

from reference.veduta import network, picture, words
from renderer.training.veduta import sheets


def test_every_subject_hour_and_mood_is_on_the_sheet():
    wishes = [words.read(prompt) for prompt in sheets.prompts()]
    assert len(set(sheets.prompts())) == sheets.ROUNDS * len(words.SUBJECTS)
    for group, values in (("subject", words.SUBJECTS), ("hour", words.HOURS), ("mood", words.MOODS)):
        assert {getattr(wish, group) for wish in wishes} == set(values)


def test_the_last_state_on_the_way_is_the_picture_that_is_drawn():
    model, prompt = network.load(), sheets.STRIPS[0]
    states = sheets.states(model, prompt, 3)
    assert len(states) == model.flow.steps + 1 and (states[0] == picture.noise(model, 3)).all()
    assert (picture.picture(model, states[-1]) == picture.draw(prompt, 3)).all()


def test_pictures_keep_their_pixels_when_they_are_enlarged():
    image = np.arange(64 * 64 * 3, dtype=np.uint8).reshape(64, 64, 3)
    assert (np.asarray(sheets.enlarged(image))[::2, 1::2] == image).all()
