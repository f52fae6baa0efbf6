"""Ways to a node that break: one falls silent at some transaction, one answers from behind, or loses an answer."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests

MARK = b"eth_sendRawTransaction"
CHUNK_BYTES = 2**20
LIMIT_EXCEEDED = -32005  # as EIP-1474 has it


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


@contextmanager
def faulty(
    target: str,
    stale: dict[str, Any],
    lost: str | None = None,
    late: Callable[[set[str]], float] = lambda methods: 0,
    refused: Callable[[dict[str, Any]], str] = lambda request: "",
) -> Iterator[str]:
    """Runs a way to a node that passes everything on, and yields its URL.

    Args:
        stale: what it answers to some methods, as a node that is behind the others would.
        lost: a method that reaches the node, but whose answer does not come back.
        late: tells of the methods in a request for how many seconds it keeps silent after they reached the node; it
            answers nothing then. Less than 0 has them not reach the node at all.
        refused: returns the error that a request is answered with, nothing for the node's own answer.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = json.loads(body)
            if isinstance(asked, dict):
                asked = [asked]
            requested = {request["id"]: request for request in asked}
            methods = {id_: request["method"] for id_, request in requested.items()}
            silence = late(set(methods.values()))
            self.close_connection = silence != 0 or lost in methods.values()
            if silence < 0:
                return
            answer = requests.post(target, data=body, headers={"Content-Type": "application/json"}).json()
            answers = [answer] if isinstance(answer, dict) else answer
            if self.close_connection:
                time.sleep(silence)
                return
            for reply in answers:
                if methods[reply["id"]] in stale:
                    reply["result"] = stale[methods[reply["id"]]]
                if error := refused(requested[reply["id"]]):
                    reply["error"] = {"code": LIMIT_EXCEEDED, "message": error}
            text = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Says nothing of clients that were killed."""

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
