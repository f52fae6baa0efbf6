"""The errors that a command tells its user in one sentence."""


class UserError(Exception):
    """Something that the user can mend; its text is one clear sentence without a full stop.

    What takes several lines has an argument for each, since a line break within one may be anybody's.
    """

    def __str__(self) -> str:
        return "\n".join(map(str, self.args))


class NodeError(UserError):
    """A node that cannot be reached, does not answer in time, or does not speak JSON-RPC."""
