"""What there is to see of Persona's learning: masks as the network would give them, each beside its like."""

import numpy as np

from reference.persona import field, mask
from renderer.training.persona import data, sheets

MASKS = data.draw(np.random.default_rng(1), 30)


def test_masks_are_drawn_from_grids_as_the_network_gives_them():
    grids = np.array(sheets.grids(MASKS[0])).reshape(data.CHANNELS, field.SIDE, field.SIDE)
    assert grids.min() == 0 and grids.max() <= 255
    for edge in (grids[:, [0, -1]], grids[:, :, 0], grids[:, :, field.COLUMNS :]):
        assert not edge.any()
    head = grids[0, :, field.AXIS : field.COLUMNS] >= mask.OUTLINE
    assert 0.2 < head.mean() < 0.9
    # The columns before the axis mirror those behind it, so that no seam shows.
    assert (grids[:, :, 1 : field.AXIS] == grids[:, :, 2 * field.AXIS - 1 : field.AXIS : -1]).all()


def test_each_work_stands_beside_a_mask_of_its_kind_and_none_comes_twice():
    kinds, wanted = np.array([3, 1, 0, 1, 3, 1]), [1, 3, 1, 1, 0]
    assert sheets.of_kinds(kinds, wanted) == [1, 0, 3, 5, 2]
