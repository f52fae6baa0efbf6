"""Asks a service to keep files for good, by the IPFS Pinning Service API 1.0. What it was asked is never forgotten.

    pins/<cid>.json   {"name", "state", "request", "tries", "due", "problem"}

A pin is WANTED until the service took it, then as the service says: queued, pinning, pinned or failed. While the
service cannot be reached it stays as it is, and is tried again, later each time. The service fetches the blocks from
IPFS: some node, such as one that imported the archives in cars/, has to offer them.
"""

import os
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import requests

from .refusal import Hindered
from .store import Store
from .studio import PINNING_ORIGINS, PINNING_TOKEN, PINNING_URL

PINS = "pins"
WANTED, PINNED, FAILED = "wanted", "pinned", "failed"
STATES = ("queued", "pinning", PINNED, FAILED)  # as the service names them
TIMEOUT = 10  # seconds
LONGEST = 3_600  # seconds between tries
LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Swept:
    """What a look through all pins found: how many are kept, how many are not yet, and what was in the way."""

    pinned: int
    waiting: int
    problem: str | None


def wanted() -> bool:
    """Says whether there is a service."""
    return bool(os.environ.get(PINNING_URL))


def want(cid: str, name: str, store: Store) -> None:
    """Writes down that a file shall be pinned; nothing is sent yet."""
    store.note({"name": name, "state": WANTED, "tries": 0, "due": 0}, PINS, cid, once=True)


def sweep(store: Store) -> Swept:
    """Sends what is due, and asks after what was sent. After the first failure the rest waits for the next time."""
    pins = {cid: store.recall(PINS, cid) or {} for cid in store.names(PINS)}
    open_ = {cid: pin for cid, pin in pins.items() if pin["state"] != PINNED}
    problem = None
    try:
        service = _Service() if open_ else None
        for cid, pin in open_.items():
            if pin["due"] > time.time():
                continue
            try:
                told = service.told(cid, pin)
            except Hindered as error:
                store.note(_later(pin) | {"problem": str(error)}, PINS, cid)
                raise
            pin |= told | {"problem": None}
            store.note(pin if pin["state"] == PINNED else _later(pin), PINS, cid)
    except Hindered as error:
        problem = str(error)
    pinned = sum(pin["state"] == PINNED for pin in pins.values())
    return Swept(pinned, len(pins) - pinned, problem)


def _later(pin: dict[str, Any]) -> dict[str, Any]:
    return pin | {"tries": pin["tries"] + 1, "due": time.time() + min(2 ** pin["tries"], LONGEST)}


class _Bearer(requests.auth.AuthBase):
    """A token, which a password in ~/.netrc doesn't replace as it does a mere header."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


class _Service:
    """One pinning service."""

    def __init__(self) -> None:
        """Raises Hindered when there is none, or the way to it is not safe for a token."""
        self.url = os.environ.get(PINNING_URL, "").rstrip("/")
        parts = urlsplit(self.url)
        if not parts.hostname:
            raise Hindered(f"pinning: {PINNING_URL} names no service")
        if "@" in parts.netloc or parts.query or parts.fragment:  # addresses are logged on their way
            raise Hindered(f"pinning: {PINNING_URL} is an address alone: put what is secret into {PINNING_TOKEN}")
        if parts.scheme != "https" and parts.hostname not in LOCAL:
            raise Hindered(f"pinning: {parts.hostname} would read the token on its way: use https")
        self.host = parts.hostname
        self.origins = [each for each in os.environ.get(PINNING_ORIGINS, "").split(",") if each]
        self.session = requests.Session()
        self.session.auth = _Bearer(os.environ.get(PINNING_TOKEN, ""))

    def told(self, cid: str, pin: dict[str, Any]) -> dict[str, Any]:
        """Returns state and request of a pin as the service has them, and asks for the pin where it does not."""
        answer = None
        if pin.get("request"):
            answer = self._ask("GET", f"/pins/{quote(pin['request'], safe='')}", missing=True)
        elif pin["tries"]:  # it may have been taken though its answer was lost
            found = self._ask("GET", "/pins", params={"cid": cid, "status": "queued,pinning,pinned"}).get(
                "results", []
            )
            if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
                raise Hindered(f"pinning: {self.host} answers as no pinning service does")
            answer = next(iter(found), None)
        if answer is None or answer.get("status") == FAILED:
            body = {"cid": cid, "name": pin["name"]} | ({"origins": self.origins} if self.origins else {})
            answer = self._ask("POST", "/pins", json=body)
        if answer.get("status") not in STATES or not isinstance(answer.get("requestid"), str):
            raise Hindered(f"pinning: {self.host} answers as no pinning service does")
        return {"state": answer["status"], "request": answer["requestid"]}

    def _ask(self, method: str, path: str, missing: bool = False, **more: Any) -> Any:
        """Returns what the service answers, or None where that is nothing and `missing` allows it."""
        try:
            answer = self.session.request(method, self.url + path, timeout=TIMEOUT, allow_redirects=False, **more)
        except requests.RequestException as error:
            # The name of the error alone: its text may hold the address with all that is in it.
            raise Hindered(f"pinning: {self.host} cannot be reached ({type(error).__name__})") from None
        if missing and answer.status_code == requests.codes.not_found:
            return None
        if answer.status_code in (requests.codes.unauthorized, requests.codes.forbidden):
            raise Hindered(f"pinning: {self.host} refuses the token in {PINNING_TOKEN}")
        if answer.status_code not in (requests.codes.ok, requests.codes.accepted):
            raise Hindered(f"pinning: {self.host} answers {answer.status_code}")
        try:
            told = answer.json()
        except requests.JSONDecodeError:
            told = None
        if not isinstance(told, dict):
            raise Hindered(f"pinning: {self.host} answers as no pinning service does")
        return told
