"""What a latent does to the network of its kind: a gain for each unit of the first layer, an offset for each of all.

Twin of contracts/persona/film.vy. One dense layer makes of a latent what reference/persona/network.py calls gains and
offsets.
"""

import numpy as np

from reference.neural import network as layers

from .network import FILM, FILMS, MODEL

GAINS = sum(layer.shape[0] for layer in MODEL[0].layers if FILMS[layer.name].gains)
OUTPUTS = MODEL[0].layers[-1].shape[0]
UNITS = GAINS + sum(layer.shape[0] for layer in MODEL[0].layers)  # the gains and the offsets, in this order
GAIN_SHIFT = 4  # more, of gains
GAIN_ONE = 128
MOST_GAIN = 255
PERIOD = 8192  # of the waves, in the sums of their units: of all of them, as shorter ones divide it
OFFSET_REACH = 4096  # of the outputs' offsets


def film(latent: list[int], kind: int) -> tuple[list[int], list[int]]:
    """The gains and the offsets under a latent, numbers in [-128, 127], of a kind."""
    sums = layers.run(FILM[kind], np.array(latent, np.int64)).tolist()
    gains = [min(max(GAIN_ONE + (sum >> GAIN_SHIFT), 0), MOST_GAIN) for sum in sums[:GAINS]]
    waves = [sum % PERIOD for sum in sums[GAINS : UNITS - OUTPUTS]]
    return gains, waves + [min(max(sum, -OFFSET_REACH), OFFSET_REACH - 1) for sum in sums[UNITS - OUTPUTS :]]
