"""Keeps what a piece draws now as its golden vectors, and its version with them: `ape run golden Schotter`."""

import re
from pathlib import Path

import click


@click.command(short_help="Keep what a piece draws now as its golden vectors.")
@click.argument("pieces", nargs=-1)
def cli(pieces):
    """Write tests/golden/ for PIECES (all of them, when none is named) and set VERSION in contract and twin.

    To be run whenever a drawing is meant to change: from then on tests hold the piece to it.
    """
    from reference import generators, golden
    from scripts.chain import manifest

    for name in pieces or manifest.load():
        try:
            version = golden.write(name)
        except LookupError as error:
            raise click.ClickException(str(error)) from None
        changed = [
            _set_version(Path("contracts/generators") / f"{name}.vy", version),
            _set_version(Path("reference/generators") / f"{generators.stem(name)}.py", version),
        ]
        click.echo(f"{name} {version} {'is new' if any(changed) else 'as before'}")


def _set_version(path: Path, version: str) -> bool:
    """Puts a version into a source file, and says whether it was another."""
    before = path.read_text()
    after, found = re.subn(r'(?mi)^(VERSION\b.*= "?)0x[0-9a-f]{64}', rf"\g<1>{version}", before)
    if found != 1:
        raise click.ClickException(f"{path} has no VERSION of 32 bytes to set")
    path.write_text(after)
    return after != before
