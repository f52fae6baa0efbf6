"""Curators choose on a page that they alone reach, and the chain takes their votes. Contracts and HTTP are real."""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import requests

from renderer import jury
from renderer.training.veduta import data
from renderer.worker import png
from renderer.worker.studio import Studio
from scripts.chain.account import Account
from scripts.chain.atelier import Atelier, Terms, open_atelier
from scripts.chain.contract import send
from scripts.chain.errors import UserError
from scripts.chain.rpc import Rpc
from scripts.chain.signing import sign_by_node
from scripts.curate import served
from scripts.hybrid import evidence
from scripts.hybrid.board import Board, Status
from scripts.hybrid.curating import Jury
from scripts.hybrid.files import Files
from scripts.hybrid.loopback import Loopback
from tests.scripts.conftest import Desk

HOSTILE = "</blockquote><script>alert(1)</script><img src=x onerror=alert(2)>\"\u202e & 'quoted'"
ETCHING = bytes(range(60, 160))
DAY = 86_400


class NodeAccount(Account):
    """A curator whose key the node holds."""

    def __init__(self, rpc: Rpc, address: str) -> None:
        super().__init__(rpc, address, lambda fields: b"")

    def sign_typed(self, domain, types, message) -> bytes:
        return sign_by_node(self.rpc, self.address, domain, types, message)

    def send(self, transaction):
        return send(self.rpc, [transaction | {"from": self.address}])[0]


@pytest.fixture(scope="module")
def atelier(rpc: Rpc, deploy_once) -> Atelier:
    echo = deploy_once("EchoEtcher", deploy_once("EchoGenerator", 300, 0).address)
    return open_atelier(rpc, Terms(curation_seconds=DAY), curators=3, threshold=2, etcher=echo.address)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path / "studio")


@pytest.fixture
def stage(atelier: Atelier, studio: Studio) -> Callable[..., int]:
    """Brings a request to the curators, its image and its record in the store, and returns its number."""

    def staged(prompt: str = HOSTILE, keep: bool = True) -> int:
        request = atelier.request(prompt)
        seed = atelier.reveal(request)
        file = png.encode(data.picture(1, request)[0])
        root = studio.store.put(file) if keep else ""
        made = atelier.make(request, prompt, etching=ETCHING)
        if keep:
            digest = sha256(file).digest()
            made = atelier.make(request, prompt, etching=ETCHING, artifact=digest, cid=digest)
            board = Board(atelier.rpc, atelier.orchestrator.address)
            (kept,) = board.works([request])
            asked = evidence.gathered(board, request, kept, 0).request
            key = evidence.job(board, asked, seed, prompt).key
            studio.store.note({"made": {"findings": ["near-duplicate: <b>of 3</b>"]}, "root": root}, "jobs", key)
        atelier.fulfil(made)
        return request

    return staged


@pytest.fixture
def seat(atelier: Atelier, studio: Studio) -> Callable[..., Jury]:
    def taken(curator: int = 0, sends: bool = False) -> Jury:
        account = NodeAccount(atelier.rpc, atelier.curators[curator])
        board = Board(atelier.rpc, atelier.orchestrator.address)
        return Jury(board, studio.folder, account, Files(None, studio.store, 5), 0, sends)

    return taken


@pytest.fixture
def page(seat) -> Iterator[Loopback]:
    made = served(seat(), 0)
    thread = threading.Thread(target=made.serve, daemon=True)
    thread.start()
    yield made
    made.stop()
    thread.join()


def status(atelier: Atelier, request: int) -> int:
    return atelier.orchestrator.read("work", request)[0]


def case_of(sitting: Jury, request: int) -> jury.Case:
    return next(case for case in sitting.cases() if case.request == request)


def form_of(text: str, request: int, verdict: str) -> dict[str, str]:
    """What a browser sends for one of the buttons."""
    article = next(part for part in text.split("<article") if f'id="request-{request}"' in part)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', article))
    return hidden | {"verdict": verdict}


def test_enough_approvals_mint_a_work(atelier, stage, seat):
    request = stage()
    artifact = case_of(seat(0), request).artifact
    assert "1 for, 0 against" in seat(0).vote(request, artifact, True)
    assert status(atelier, request) == Status.STAGED
    assert "on the chain" in seat(1, sends=True).vote(request, artifact, True)
    assert status(atelier, request) == Status.MINTED
    with pytest.raises(UserError, match="not with the curators"):
        seat(2).vote(request, artifact, True)


def test_enough_rejections_refund_it_and_without_send_the_worker_is_told(atelier, stage, seat):
    request = stage()
    artifact = case_of(seat(0), request).artifact
    seat(0).vote(request, artifact, True)
    seat(0).vote(request, artifact, False)  # another mind: the later verdict counts
    assert case_of(seat(0), request).verdict is False
    assert "the worker brings it" in seat(1).vote(request, artifact, False)
    assert status(atelier, request) == Status.STAGED
    seat(2, sends=True).vote(request, artifact, False)
    assert status(atelier, request) == Status.REFUNDED


def test_a_verdict_is_of_the_image_that_was_seen(stage, seat):
    request = stage()
    with pytest.raises(UserError, match="another image"):
        seat().vote(request, "00" * 32, True)


def test_nobody_approves_what_is_not_at_hand_or_damaged(stage, seat, studio):
    unseen, changed = stage(keep=False), stage()
    path = next((studio.folder / "store" / "blocks").iterdir())
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    for request in (unseen, changed):
        case = case_of(seat(), request)
        assert not case.image
        with pytest.raises(UserError, match="nobody approves"):
            seat().vote(request, case.artifact, True)
        assert "against" in seat().vote(request, case.artifact, False)


def test_only_curators_take_a_seat(atelier, studio):
    board = Board(atelier.rpc, atelier.orchestrator.address)
    with pytest.raises(UserError, match="not among the curators"):
        Jury(board, studio.folder, NodeAccount(atelier.rpc, atelier.artist), Files(None, None, 5))


def test_time_over_is_time_over(atelier, stage, seat):
    request = stage()
    before = atelier.rpc.call("evm_snapshot")
    atelier.rpc.call("evm_increaseTime", hex(DAY))
    atelier.rpc.call("anvil_mine")
    assert request not in [case.request for case in seat().cases()]
    atelier.rpc.call("evm_revert", before)


def test_the_page_shows_what_is_staged_and_nothing_of_a_prompt_is_obeyed(stage, page):
    request = stage()
    answer = requests.get(page.url, timeout=5)
    text = answer.text
    assert answer.status_code == 200 and f'id="request-{request}"' in text
    assert "&lt;script&gt;alert(1)" in text and "near-duplicate: &lt;b&gt;" in text
    assert not re.search(r"<script|<img src=x|onerror=alert\(2\)>\"|<b>", text)
    assert re.search(r"https?://(?!www\.w3\.org)", text.replace(page.url, "")) is None  # nothing from elsewhere
    for header in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control"):
        assert answer.headers[header]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    picture = requests.get(f"{page.url}image/{request}", timeout=5)
    assert picture.headers["Content-Type"] == "image/png" and png.decode(picture.content).shape == (64, 64, 3)
    for name in (f"image/{request + 99}", "image/x", "image/../../studio.json", "image/٣"):
        assert requests.get(f"{page.url}{name}", timeout=5).status_code == 404


def test_a_vote_on_the_page_is_signed_and_kept(stage, page, studio):
    request = stage()
    form = form_of(requests.get(page.url, timeout=5).text, request, "approve")
    answer = requests.post(f"{page.url}vote", form, timeout=5)
    assert answer.url.startswith(page.url) and "1 for, 0 against" in answer.text and "Approved" in answer.text
    assert len(studio.store.names("verdicts", str(request))) == 1


@pytest.mark.parametrize(
    ("change", "headers", "expected"),
    [
        ({"token": "x"}, {}, 403),
        ({"token": ""}, {}, 403),
        ({}, {"Origin": "https://evil.example"}, 403),
        ({}, {"Host": "evil.example"}, 421),
        ({}, {"Host": "localhost"}, 421),
        ({"more": "x" * 5000}, {}, 413),
    ],
)
def test_votes_of_other_pages_are_refused(stage, page, studio, change, headers, expected):
    request = stage()
    form = form_of(requests.get(page.url, timeout=5).text, request, "approve") | change
    assert requests.post(f"{page.url}vote", form, headers=headers, timeout=5).status_code == expected
    assert studio.store.names("verdicts", str(request)) == []


def test_without_the_run_s_secret_there_is_nothing(page):
    for path in ("", "vote", "x/", page.key[:-1] + "/", page.key):
        assert requests.get(f"http://{page.host}/{path}", timeout=5).status_code == 404
    assert requests.post(f"http://{page.host}/vote", {"token": page.token}, timeout=5).status_code == 404
    assert page.server.server_address[0] == "127.0.0.1"


def test_what_stands_in_the_way_is_told_on_the_page(stage, page, studio, atelier):
    request = stage()
    form = form_of(requests.get(page.url, timeout=5).text, request, "approve")
    folder = studio.folder / "store" / "verdicts" / str(request)
    folder.mkdir(parents=True)
    (folder / f"{atelier.curators[0]}.json").write_text("{")
    assert "damaged" in requests.get(page.url, timeout=5).text
    requests.post(f"{page.url}vote", form, timeout=5)  # which writes it anew
    assert "Approved" in requests.get(page.url, timeout=5).text


def test_nonsense_is_no_vote(stage, page, studio):
    request = stage()
    form = form_of(requests.get(page.url, timeout=5).text, request, "approve")
    for change in ({"request": "-1"}, {"request": "9" * 30}, {"verdict": "maybe"}, {"request": "<b>"}):
        assert "no vote" in requests.post(f"{page.url}vote", form | change, timeout=5).text
    assert studio.store.names("verdicts", str(request)) == []


def test_the_command_serves_the_page_until_it_is_interrupted(atelier, stage, studio, anvil, tmp_path):
    request = stage()
    seats = (atelier.orchestrator.address, "--account", "TEST::3", "--studio", str(studio.folder), "--no-browser")
    process = Desk(anvil, tmp_path).start("curate", *seats)
    try:
        line = process.stdout.readline()
        url = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/", line)
        assert url, line + process.communicate(timeout=20)[0]
        text = requests.get(url[0], timeout=20).text
        answer = requests.post(f"{url[0]}vote", form_of(text, request, "reject"), timeout=20)
        assert "0 for, 1 against" in answer.text
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=20)
        assert process.returncode in (0, 130) and "Traceback" not in said  # 130: ape's own, of a program interrupted
    finally:
        process.kill()
    record = studio.store.recall("verdicts", str(request), atelier.curators[0])
    assert record["approved"] is False
