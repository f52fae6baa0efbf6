"""Shows what is staged to a curator, who approves or rejects it: `ape run curate --help`."""

import re
import webbrowser
from pathlib import Path

import click

from renderer import jury
from renderer.worker.refusal import Hindered
from renderer.worker.store import Store
from scripts.chain import deployments
from scripts.chain.cli import account_of, connected, network_options
from scripts.chain.errors import UserError
from scripts.chain.rpc import RpcError
from scripts.chain.terminal import console, told
from scripts.hybrid import places
from scripts.hybrid.board import Board
from scripts.hybrid.curating import Jury
from scripts.hybrid.files import Files
from scripts.hybrid.loopback import Loopback

IMAGES = "image/"  # the beginning of a picture's name, before the request
TROUBLE = (UserError, Hindered, RpcError)  # what is told on the page, which goes on
_NUMBER = re.compile(r"[0-9]{1,20}")


@click.command(short_help="Approve or reject what was made, on a page of this machine")
@click.argument("piece", required=False)
@click.option("--studio", type=click.Path(path_type=Path), metavar="FOLDER", help="Where images and verdicts are.")
@click.option("--gateway", metavar="URL", help="Take images from this IPFS gateway, not from the studio.")
@click.option("--account", metavar="ALIAS", help="The ape account of the curator.")
@click.option("--send", is_flag=True, help="Bring verdicts to the chain from this account; else the worker does.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="Of the page.  [default: one that is free]")
@click.option("--browser/--no-browser", default=True, help="Open the page.  [default: yes]")
@network_options
@told
def cli(
    piece: str | None,
    studio: Path | None,
    gateway: str | None,
    account: str | None,
    send: bool,
    port: int,
    browser: bool,
    network: str | None,
    timeout: float,
) -> None:
    """Serves a page, on this machine alone, with the works of PIECE that are staged: image, etching, words, findings.

    A vote is signed by the curator's account and kept in the studio. When enough curators agree, the worker, or with
    --send this account, brings their verdict to the chain. Ends at Ctrl-C.
    """
    with connected(network, timeout) as chain:
        record = deployments.on_chain(chain.rpc)
        address, first = places.orchestrator(record, piece)
        folder = places.folder(record, address, studio)
        curator = account_of(chain, account)
        try:
            files = Files(gateway, Store(folder / "store"), timeout)
            sitting = Jury(Board(chain.rpc, address), folder, curator, files, first, send)
        except Hindered as error:
            raise UserError(str(error)) from error
        curator.unlock()
        page = served(sitting, port)
        console.print(f"Staged works: {len(sitting.cases())}. The page, until Ctrl-C: {page.url}", markup=False)
        if browser:
            webbrowser.open(page.url)
        page.serve()


def served(sitting: Jury, port: int) -> Loopback:
    """Returns a curator's page; UserError when its port is taken."""

    def page(token: str, said: str) -> str:
        try:
            cases = sitting.cases()
        except TROUBLE as error:
            cases, said = [], f"{said} They can't be shown: {error}.".lstrip()
        return jury.html(cases, sitting.account.address, token, said)

    def picture(name: str) -> bytes | None:
        number = name.removeprefix(IMAGES)
        try:
            return sitting.image(int(number)) if name.startswith(IMAGES) and _NUMBER.fullmatch(number) else None
        except TROUBLE:
            return None

    def vote(form: dict[str, str]) -> str:
        number, artifact, verdict = (form.get(name, "") for name in ("request", "artifact", "verdict"))
        if not _NUMBER.fullmatch(number) or verdict not in ("approve", "reject"):
            return "That was no vote."
        try:
            return sitting.vote(int(number), artifact, verdict == "approve")
        except TROUBLE as error:
            return f"Not done: {error}."

    try:
        return Loopback(page, picture, vote, jury.POLICY, port)
    except OSError as error:
        raise UserError(f"port {port} cannot be used: {error.strerror}") from error
