"""A page for one person on this machine, served on the loopback alone.

Other pages in the same browser can send requests here, names of theirs can lead here (DNS rebinding), and there may
be other people on the machine. So the host has to be ours by its number, the path begins with a secret of this run,
and what changes something carries a second one.
"""

import hmac
import secrets
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, unquote

HOST = "127.0.0.1"
MAX_FORM_BYTES = 4_096
PATIENCE_SECONDS = 10  # for the bytes of a request
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Answer(Exception):
    """Ends a request with a status that is no page."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Loopback:
    """A page, its pictures, and one form.

    Args:
        page: writes the page, given the form's secret and what became of the form that was sent last.
        picture: returns a PNG by its name, or None.
        sent: takes a form, and returns what became of it in a sentence.
        policy: the content security policy of everything here.
        port: where; 0 for any that is free.

    Raises OSError when the port is taken.
    """

    def __init__(
        self,
        page: Callable[[str, str], str],
        picture: Callable[[str], bytes | None],
        sent: Callable[[dict[str, str]], str],
        policy: str,
        port: int = 0,
    ) -> None:
        self.page, self.picture, self.sent, self.policy = page, picture, sent, policy
        self.key, self.token = secrets.token_urlsafe(), secrets.token_urlsafe()
        self.server = ThreadingHTTPServer((HOST, port), _handler(self))
        self.server.daemon_threads = True

    @property
    def host(self) -> str:
        """Its name and port, as a browser on this machine writes it."""
        return f"{HOST}:{self.server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/{self.key}/"

    def serve(self) -> None:
        """Answers until `stop` is called from another thread, or Ctrl-C."""
        with self.server, suppress(KeyboardInterrupt):
            self.server.serve_forever()

    def stop(self) -> None:
        """Ends `serve`, which has to be at work."""
        self.server.shutdown()


def _handler(own: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE_SECONDS

        def do_GET(self) -> None:
            self._answered(self._get)

        def do_POST(self) -> None:
            self._answered(self._post)

        def _answered(self, act: Callable[[str], None]) -> None:
            try:
                act(self._path())
            except Answer as answer:
                self._send(answer.status, answer.status.phrase.encode(), "text/plain")

        def _path(self) -> str:
            """The path behind the secret; raises Answer for whoever is not the person of this run."""
            if self.headers.get_all("Host") != [own.host]:
                raise Answer(HTTPStatus.MISDIRECTED_REQUEST)
            key, slash, rest = self.path.removeprefix("/").partition("/")
            if not (slash and hmac.compare_digest(key.encode(), own.key.encode())):
                raise Answer(HTTPStatus.NOT_FOUND)
            return rest

        def _get(self, path: str) -> None:
            name, _, query = path.partition("?")
            if not name:
                said = unquote(query.removeprefix("said="))
                self._send(HTTPStatus.OK, own.page(own.token, said).encode(), "text/html; charset=utf-8")
                return
            picture = own.picture(name)
            if picture is None:
                raise Answer(HTTPStatus.NOT_FOUND)
            self._send(HTTPStatus.OK, picture, "image/png")

        def _post(self, path: str) -> None:
            origin = self.headers.get("Origin")  # "null" of our own page, since it tells no referrer
            if path != "vote" or origin not in (None, "null", f"http://{own.host}"):
                raise Answer(HTTPStatus.FORBIDDEN)
            form = self._form()
            if not hmac.compare_digest(form.pop("token", "").encode(), own.token.encode()):
                raise Answer(HTTPStatus.FORBIDDEN)
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", f"/{own.key}/?said={quote(own.sent(form))}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _form(self) -> dict[str, str]:
            size = self.headers.get("Content-Length", "")
            if not size.isdecimal() or int(size) > MAX_FORM_BYTES:
                raise Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            fields = parse_qs(self.rfile.read(int(size)).decode(errors="replace"), max_num_fields=8)
            return {name: values[0] for name, values in fields.items() if len(values) == 1}

        def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
            self.send_response(status)
            for name, value in (HEADERS | {"Content-Type": kind, "Content-Security-Policy": own.policy}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the path holds a secret."""

    return Handler
