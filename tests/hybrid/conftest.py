from tests.hybrid.stage import *  # noqa: F403  (fixtures)
from tests.studio import *  # noqa: F403  (fixtures)
