"""The palettes of all pieces that name theirs: each has a name of its own, and all of its colours."""

from types import ModuleType

import pytest

from reference.encoding.tables import NAME_CHARS
from reference.flow import look as undertow
from reference.imago import look as imago
from reference.persona import look as persona


@pytest.mark.parametrize("look", [undertow, imago, persona], ids=["Undertow", "Imago", "Persona"])
def test_every_palette_has_a_name(look: ModuleType):
    assert len(look.PALETTE_NAMES) == NAME_CHARS * look.PALETTE_COUNT
    assert len(look.PALETTES) == len("".join(look.colours(0))) * look.PALETTE_COUNT
    assert len(set(look.PALETTE_NAMES.split())) == look.PALETTE_COUNT
