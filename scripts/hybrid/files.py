"""Where the files of works are: a studio's store, or a gateway that serves what IPFS holds. Neither is trusted."""

from contextlib import suppress
from pathlib import Path

import requests

from renderer.worker import cid
from renderer.worker.refusal import Hindered
from renderer.worker.store import Store
from scripts.chain.errors import UserError

MAX_BYTES = 256 * 2**20  # of a file, more than the largest canonical PNG has
PIECE = 2**16  # bytes taken from a gateway at once
SPOILT = "the copy in this store is damaged"


class Absent(Exception):
    """A file that is not to be had, with one short reason. What one's own disk has spoilt says nothing of a work."""


class Damaged(Exception):
    """A file that is served, and is not what its name says."""


class Files:
    """Files by their CIDs, from a gateway or a store, or from the second where the first has none that is whole."""

    def __init__(self, gateway: str | None, store: Store | None, timeout: float) -> None:
        """Takes files from a gateway, if one is named, and from a store, if there is one.

        Args:
            gateway: its URL, without /ipfs.
            timeout: seconds until it has to answer.
        """
        if gateway and not gateway.startswith(("http://", "https://")):
            raise UserError(f"{gateway} is no gateway: it begins with http:// or https://")
        self._gateway = gateway and gateway.rstrip("/")
        self._store = store
        self._timeout = timeout

    def get(self, name: str) -> bytes:
        """Returns the file of a CID, checked against it; raises Absent or Damaged."""
        if not self._gateway:
            return self._kept(name)
        try:
            return self._served(name)
        except (Absent, Damaged):
            with suppress(Absent, Damaged):
                return self._kept(name)
            raise

    def archive(self, name: str) -> bytes | None:
        """Returns the archive of a file, where a store holds one."""
        path: Path | None = self._store.car(name) if self._store and not self._gateway else None
        return path.read_bytes() if path and path.is_file() else None

    def _kept(self, name: str) -> bytes:
        if self._store is None:
            raise Absent("there is no store here, and no gateway was named")
        try:
            return self._store.get(name)
        except KeyError:
            raise Absent("the store does not hold it") from None
        except ValueError as error:
            raise Damaged(str(error)) from None
        except Hindered as error:
            raise Absent(SPOILT) from error

    def _served(self, name: str) -> bytes:
        content = self._fetched(name)
        if cid.blocks(content)[-1].cid != name:
            raise Damaged("what the gateway serves has another CID")
        return content

    def _fetched(self, name: str) -> bytes:
        try:
            with requests.get(f"{self._gateway}/ipfs/{name}", timeout=self._timeout, stream=True) as answer:
                if answer.status_code != requests.codes.ok:
                    raise Absent(f"the gateway answers {answer.status_code}")
                content = bytearray()
                for piece in answer.iter_content(PIECE):
                    content += piece
                    if len(content) > MAX_BYTES:
                        raise Damaged("the gateway serves more than any work has")
                return bytes(content)
        except requests.RequestException:
            raise Absent("the gateway does not answer") from None
