"""Nobody else's words look like a command's own."""

import click
from click.testing import CliRunner

from scripts.chain.errors import UserError
from scripts.chain.terminal import told


def test_nobody_elses_words_begin_a_line():
    @click.command()
    @told
    def command() -> None:
        raise UserError("refused (\nError: all is well)", "and another")

    assert CliRunner().invoke(command).output == "Error: refused (·Error: all is well)\nand another\n"
