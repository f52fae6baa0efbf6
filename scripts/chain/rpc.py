"""A small JSON-RPC client that sends many calls in one batch."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import requests
from eth_abi import decode
from eth_abi.exceptions import DecodingError

from .errors import NodeError

BATCH = 200  # calls a request: Anvil is fastest between 100 and 500
READ_GAS = 2**24  # the cap of EIP-7825, under which every read of a collection has to stay
TIMEOUT_SECONDS = 120

ERROR_SELECTOR = bytes.fromhex("08c379a0")  # Error(string)
PANIC_SELECTOR = bytes.fromhex("4e487b71")  # Panic(uint256)
REVERTED = 3  # the code that geth and Anvil give to a reverted call

Request = tuple[str, Sequence[Any]]


class RpcError(Exception):
    """A node's refusal of one request."""


class Revert(RpcError):
    """A contract's refusal of a call; `reason` is its revert string, empty when `data` holds none."""

    def __init__(self, message: str, data: bytes = b"") -> None:
        self.reason = revert_reason(data)
        self.data = data
        super().__init__(self.reason or message)


class Rpc:
    """A connection to one node, which `batch` calls share a request to.

    Every method raises NodeError when the node is out of reach, late, or does not speak JSON-RPC.
    """

    def __init__(self, url: str, timeout: float = TIMEOUT_SECONDS, batch: int = BATCH) -> None:
        self.url = url
        self.timeout = timeout
        self.batch_size = batch
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy has no business between us and a node on this machine
        self._ids = itertools.count(1)

    def call(self, method: str, *params: Any) -> Any:
        """Sends one request and returns its result; raises RpcError, or Revert, when the node refuses it."""
        return self.batch([(method, params)])[0]

    def now(self, block: str = "latest") -> int:
        """Returns the time of a block, in seconds since 1970."""
        return int(self.call("eth_getBlockByNumber", block, False)["timestamp"], 16)

    def batch(self, requests_: Iterable[Request]) -> list[Any]:
        """Sends requests in batches and returns their results in order; raises the first refusal."""
        results = self.try_batch(requests_)
        for result in results:
            if isinstance(result, RpcError):
                raise result
        return results

    def try_batch(self, requests_: Iterable[Request]) -> list[Any]:
        """Does what `batch` does, with a refusal (RpcError, Revert) in the place of the result it prevented."""
        pending = list(requests_)
        chunks = range(0, len(pending), self.batch_size)
        return [result for start in chunks for result in self._post(pending[start : start + self.batch_size])]

    def _post(self, chunk: list[Request]) -> list[Any]:
        ids = [next(self._ids) for _ in chunk]
        body = [
            {"jsonrpc": "2.0", "id": id_, "method": method, "params": list(params)}
            for id_, (method, params) in zip(ids, chunk, strict=True)
        ]
        try:
            answer = self._session.post(self.url, json=body, timeout=self.timeout)
            replies = {reply["id"]: reply for reply in answer.json()}
            return [_result(replies[id_]) for id_ in ids]
        except requests.Timeout as error:
            raise NodeError(f"the node at {self.url} did not answer within {self.timeout:g} s") from error
        except requests.ConnectionError as error:
            raise NodeError(f"no node answers at {self.url}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise NodeError(f"what answers at {self.url} does not speak JSON-RPC") from error


def _result(reply: dict[str, Any]) -> Any:
    if "error" not in reply:
        return reply["result"]
    error = reply["error"]
    message, data = error.get("message", ""), error.get("data")
    if error.get("code") == REVERTED or "revert" in message.lower():
        return Revert(message, bytes.fromhex(data[2:]) if isinstance(data, str) else b"")
    return RpcError(message)


def revert_reason(data: bytes) -> str:
    """Returns the text of Error(string), "panic N" for Panic(uint256), nothing for any other revert data."""
    try:
        if data[:4] == ERROR_SELECTOR:
            return decode(["string"], data[4:])[0]
        if data[:4] == PANIC_SELECTOR:
            return f"panic {decode(['uint256'], data[4:])[0]}"
    except DecodingError:
        pass
    return ""
