"""Where a hybrid collection's contracts are, and where a worker of theirs keeps what it makes."""

from collections.abc import Sequence
from pathlib import Path

from eth_utils import is_address

from renderer.worker import makers
from renderer.worker.refusal import Hindered, reason
from renderer.worker.studio import Studio
from scripts.chain import build
from scripts.chain.cli import check_address
from scripts.chain.deployments import Deployments
from scripts.chain.errors import UserError
from scripts.chain.rpc import RpcError

from .board import Board

ORCHESTRATOR, COLLECTION = ".orchestrator", ".collection"  # the ends of their keys in the deployments
BUNDLED = build.ROOT / "reference" / "models" / "veduta"
STUDIOS = build.ROOT / "studio"


def orchestrator(record: Deployments, name: str | None) -> tuple[str, int]:
    """Returns the address of an orchestrator, and the first block that can tell of it.

    Args:
        name: of the piece, or the address of the orchestrator or of its collection; None where there is but one.

    Raises UserError when there is none, or several.
    """
    keys = [key for key in record.keys("") if key.endswith(ORCHESTRATOR)]
    if name and is_address(name):
        entries = {record.get(key).address: key for key in keys}
        collections = {record.get(key.replace(ORCHESTRATOR, COLLECTION)).address: key for key in keys}
        known = entries | collections
        if name.lower() not in known:
            return name.lower(), 0
        keys = [known[name.lower()]]
    elif name:
        keys = [f"{name}{ORCHESTRATOR}"]
    if not keys:
        raise UserError(f"no hybrid collection is deployed on chain {record.chain_id}: run `ape run deploy` first")
    if len(keys) > 1:
        raise UserError(f"say which one is meant: {', '.join(key.removesuffix(ORCHESTRATOR) for key in keys)}")
    return record.address(keys[0]), record.get(keys[0]).block or 0


def collection(record: Deployments, name: str) -> str:
    """Returns the address of a collection, which may be named by its piece; raises UserError where there is none."""
    if is_address(name) or name.startswith("0x"):
        check_address(name)
        return name
    return record.address(f"{name}{COLLECTION}")


def named(words: Sequence[str]) -> tuple[str | None, list[int]]:
    """Tells a piece, if the first word names one, from the requests; raises UserError where there are none."""
    piece, *rest = words if words[:1] and not _is_number(words[0]) else (None, *words)
    if other := next((word for word in rest if not _is_number(word)), None):
        raise UserError(f"{other} is no request: requests have numbers, as `ape run status` shows them")
    if not rest:
        raise UserError("say which request is meant: `ape run status` shows their numbers")
    return piece, list(dict.fromkeys(map(int, rest)))


def folder(record: Deployments, orchestrator: str, chosen: Path | None) -> Path:
    """Returns a studio's folder: the one that was chosen, else one for each chain and orchestrator."""
    return chosen or STUDIOS / f"{record.path.stem}-{orchestrator[2:10]}"


def fill(studio: Studio, folder: Path) -> None:
    """Takes in a folder's model, or every model and adapter in its folders; raises UserError for what is none."""
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder")
    single = any((folder / name).is_file() for name in (makers.PIPELINE, makers.EXACT))
    folders = [folder] if single else sorted(path for path in folder.iterdir() if path.is_dir())
    if not folders:
        raise UserError(f"{folder} is no model, and holds none")
    try:
        for one in folders:
            studio.add(one)
    except Hindered as error:
        raise UserError(reason(error)) from error


def unregistered(studio: Studio, board: Board) -> list[Path]:
    """Lists the folders of models that no entry of the registry names: nobody can ask for them."""
    try:
        names = {board.entry(id_).weights for id_ in range(1, board.models.read("entries") + 1)}
    except RpcError:
        return []
    return [path for name, path in studio.models.items() if name not in names]


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()
