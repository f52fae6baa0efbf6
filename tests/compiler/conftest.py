from tests.scripts.ledger import *  # noqa: F403  (fixtures)
