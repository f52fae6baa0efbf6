"""Two ways for a job to come to nothing: it will never be made, or it cannot be made now."""

import re


class Refused(ValueError):
    """A job that will never be made, with the reason: its prompt, its parameters or its model are not to be had."""


class Hindered(RuntimeError):
    """What keeps the studio from working, in one sentence; the same job may be made once it is gone."""


def reason(error: Refused | Hindered) -> str:
    """Returns what an error says, for people: without the module's name in front."""
    return re.sub(r"^[a-z]+: ", "", str(error))


def need(package: str) -> Hindered:
    """Says that a package of the worker is missing, and how to get it."""
    return Hindered(f"worker: {package} is not installed: run `make worker`")
