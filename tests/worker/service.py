"""A pinning service on this machine, which the tests can make fail."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from renderer.worker.studio import PINNING_TOKEN, PINNING_URL

TOKEN = "t0p-s3cret-t0ken"


class Service(ThreadingHTTPServer):
    """A pinning service as its specification has it, with faults that can be turned on."""

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.pins: dict[str, dict] = {}
        self.bodies: list[dict] = []
        self.status = "queued"  # of new pins
        self.drop_answers = False
        self.answer: tuple[int, bytes] | None = None  # instead of any other
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api"

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        pin = {"requestid": f"r/{len(self.server.pins)}", "status": self.server.status, "pin": body}
        if self.allowed():
            self.server.pins[pin["requestid"]] = pin
        self.tell(202, pin)

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/api/pins":
            asked = parse_qs(url.query)
            found = [
                pin
                for pin in self.server.pins.values()
                if pin["pin"]["cid"] in asked["cid"] and pin["status"] in asked["status"][0].split(",")
            ]
            self.tell(200, {"count": len(found), "results": found})
        else:
            pin = self.server.pins.get(url.path.removeprefix("/api/pins/").replace("%2F", "/"))
            self.tell(200 if pin else 404, pin or {"error": {"reason": "NOT_FOUND"}})

    def allowed(self) -> bool:
        return self.headers["Authorization"] == f"Bearer {TOKEN}"

    def tell(self, code: int, answer: dict) -> None:
        if self.server.drop_answers:
            self.close_connection = True
            return
        code, content = self.server.answer or (code, json.dumps(answer).encode())
        self.send_response(code if self.allowed() else 401)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    running = Service()
    monkeypatch.setenv(PINNING_URL, running.url)
    monkeypatch.setenv(PINNING_TOKEN, TOKEN)
    yield running
    running.close()
