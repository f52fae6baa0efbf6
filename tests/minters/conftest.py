from tests.studio import *  # noqa: F403  (fixtures)
