"""A way to a node that breaks at a chosen moment: at some transaction it falls silent, as a dying node does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

MARK = b"eth_sendRawTransaction"
CHUNK_BYTES = 2**20


class Proxy:
    """Passes requests on to a node and answers back, and says nothing more once the `last` transaction was sent.

    Args:
        target: the node's URL.
        last: the number of the transaction after which it is silent, counted from 1.
        delivers: whether the node still gets that transaction.
    """

    def __init__(self, target: str, last: int, delivers: bool) -> None:
        host, port = target.removeprefix("http://").split(":")
        self._target = (host, int(port))
        self._left = last
        self._delivers = delivers
        self._sockets = [socket.create_server(("127.0.0.1", 0))]
        self.silent = threading.Event()
        self.url = f"http://127.0.0.1:{self._sockets[0].getsockname()[1]}"

    def serve(self) -> None:
        """Accepts connections until it is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._sockets[0].accept()
                node = socket.create_connection(self._target)
                self._sockets += [client, node]
                for work in (self._pass_requests, self._pass_answers):
                    threading.Thread(target=work, args=(client, node), daemon=True).start()

    def close(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _pass_requests(self, client: socket.socket, node: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(CHUNK_BYTES):
                if MARK in data:
                    self._left -= 1
                    if self._left == 0:
                        self.silent.set()
                if not self.silent.is_set() or self._delivers:
                    node.sendall(data)

    def _pass_answers(self, client: socket.socket, node: socket.socket) -> None:
        with suppress(OSError):
            while data := node.recv(CHUNK_BYTES):
                if not self.silent.is_set():
                    client.sendall(data)


@contextmanager
def breaking(target: str, last: int, delivers: bool) -> Iterator[Proxy]:
    """Runs a proxy that breaks."""
    proxy = Proxy(target, last, delivers)
    threading.Thread(target=proxy.serve, daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.close()
