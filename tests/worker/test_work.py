"""A job becomes files in the store, once: whatever fails, and wherever the process is killed."""

import json
import logging
import os
import signal
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("c2pa")

from renderer.worker import certificates, cid, credentials, gate, pinning, png, prompts, work  # noqa: E402
from renderer.worker.job import Job, Made  # noqa: E402
from renderer.worker.refusal import Hindered, Refused  # noqa: E402
from renderer.worker.studio import PINNING_URL, Studio  # noqa: E402
from tests.worker.conftest import BUNDLED, MakeJob, picture  # noqa: E402

SALT = "5a" * 32
FILES = 3 * 2 + 2  # of a job: artifact, copy and description with their archives, a look, a record


@pytest.fixture
def drawn(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lets soft colours stand for the model's images, and tells which requests were drawn."""
    requests: list[int] = []
    maker = work.maker(next(iter(studio.models)), studio)

    def images(jobs: list[Job]) -> list[np.ndarray]:
        requests.extend(job.request for job in jobs)
        return [picture(job.seed % 2**32 + job.request) for job in jobs]

    monkeypatch.setattr(maker, "images", images)
    monkeypatch.setattr(work, "fit", lambda images: [bytes([7]) * 16 for _ in images])
    return requests


def test_the_bundled_model_is_drawn_into_the_store(studio: Studio, job: MakeJob) -> None:
    made = work.work([job(7)], studio)[0]
    assert isinstance(made, Made)
    file = studio.store.get(raw(made.cid))
    assert sha256(file).hexdigest() == made.artifact == made.cid
    assert png.decode(file).shape == (64, 64, 3)
    assert 0 < len(made.etching) // 2 <= 1024
    assert work.outcome(job(7), studio.store) == made


def raw(digest: str) -> str:
    """The identifier of a block."""
    return cid.text(cid.RAW, bytes.fromhex(digest))


def test_what_was_fed_and_what_made_it_can_be_hashed_again(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    one = job(3, prompt=" a\tlake ")
    made = work.work([one], studio)[0]
    record = studio.store.recall("jobs", one.key)
    assert Job.of(record["job"]) == one
    assert Made.of(record["made"]) == made
    assert record["fed"]["prompt"] == "a lake"
    assert made.parameters == work.keccak_of(record["fed"]) == work.keccak_of(work.fed(one, studio))
    assert made.environment == work.keccak_of(record["environment"])


def test_a_copy_and_a_description_go_with_the_artifact(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    made = work.work([job(3)], studio)[0]
    copy = studio.store.get(made.credential)
    told = json.loads(studio.store.get(made.metadata))
    own = certificates.identity(studio.folder / "signing")
    read = credentials.read(copy, own.chain)
    assert sha256(credentials.stripped(copy)).hexdigest() == made.artifact
    assert read.state == "Trusted"
    assert read.trained
    assert read.receipt == told["receipt"]
    assert told["receipt"]["prompt"] == job(3).commitment
    assert told["receipt"]["seed"] == f"0x{job(3).seed:064x}"
    assert told["image"] == f"ipfs://{made.credential}"
    assert told["prompt"] == "a lake at dusk"
    assert work.keccak_of(told["fed"]) == made.parameters
    assert work.keccak_of(told["made with"]) == made.environment
    assert "same bits" in told["proof"]


def test_a_studio_may_do_without_credentials(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    made = work.work([job(3)], replace(studio, credentials=False))[0]
    assert made.credential is None
    assert json.loads(studio.store.get(made.metadata))["image"] == f"ipfs://{raw(made.cid)}"
    assert not (studio.folder / "signing").exists()


def test_words_that_were_sealed_are_in_nothing_that_is_shown(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    words = "the winter palace"
    sealed, public = job(3, prompt=words, salt=SALT), job(3, prompt=words)
    made = work.work([sealed, public], studio)
    shown = [studio.store.get(name) for one in made[:1] for name in (one.metadata, one.credential, raw(one.cid))]
    for secret in ("winter", "palace", SALT):
        assert secret.encode() not in b"".join(shown)
    assert made[0].parameters != made[1].parameters  # or it could be guessed by trying words
    assert sealed.commitment != public.commitment
    assert work.keccak_of(work.fed(sealed, studio)) == made[0].parameters


def test_what_is_there_is_not_made_again(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    first = work.work([job(1), job(2)], studio)
    second = work.work([job(2), job(1), job(3), job(3)], studio)
    assert drawn == [1, 2, 3]
    assert second[:2] == first[::-1]
    assert second[2] == second[3]


def test_a_batch_is_never_larger_than_the_studio_has_it(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    sizes = []
    maker = work.maker(next(iter(studio.models)), studio)
    draw = maker.images
    maker.images = lambda jobs: sizes.append(len(jobs)) or draw(jobs)
    work.work([job(n) for n in range(1, 8)], replace(studio, batch=3))
    assert sizes == [3, 3, 1]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"prompt": "x" * 10_240}, "prompts: 10240 bytes, and 512 are the most"),
        ({"prompt": "\0"}, "prompts: the prompt is empty"),
        ({"prompt": "a blocked word"}, "prompts: it holds words that are not drawn here"),
        ({"adapter": "00" * 32}, "makers: this model takes no adapter"),
        ({"parameters": '{"steps": 3}'}, "makers: this model takes no parameters"),
        ({"parameters": "{"}, "makers: the parameters are no JSON"),
    ],
)
def test_a_job_that_will_never_be_made_is_refused_and_others_are_not(
    studio: Studio, job: MakeJob, drawn: list[int], tmp_path: Path, more: dict, reason: str
) -> None:
    (tmp_path / "blocked").write_text("blocked word\n")
    strict = replace(studio, blocklist=str(tmp_path / "blocked"))
    bad = job(1, **more)
    with pytest.raises(Refused, match=f"^{reason}"):
        work.check(bad, strict)
    refused, made = work.work([bad, job(2)], strict)
    assert isinstance(refused, Refused)
    assert isinstance(made, Made)
    kept = work.outcome(bad, studio.store)
    assert isinstance(kept, Refused)
    assert str(kept) == str(refused)


HOSTILE = [
    '"quotes" \'and\' \\"more\\" `ticks`',
    '</svg><script>alert("x")</script>',
    "a\0lake\x1b[2J",
    "\u202egnp.exe\u202c \u2067right\u2069",
    ']}}\', \'{"a": "b"}',
    "%s %n {prompt} ${HOME} $(id) ;rm -rf /",
    "../../../etc/passwd",
]


@pytest.mark.parametrize("prompt", HOSTILE)
def test_a_hostile_prompt_breaks_no_json_and_no_copy(
    studio: Studio, job: MakeJob, drawn: list[int], prompt: str
) -> None:
    one = job(1, prompt=prompt)
    made = work.work([one], studio)[0]
    assert json.loads(studio.store.get(made.metadata))["prompt"] == prompt
    assert studio.store.recall("jobs", one.key)["fed"]["prompt"] == prompts.clean(prompt)
    assert credentials.read(studio.store.get(made.credential)).state == "Valid"


def test_a_model_that_is_not_here_or_not_itself_hinders(studio: Studio, job: MakeJob, tmp_path: Path) -> None:
    with pytest.raises(Hindered, match="^studio: no model or adapter with the digest 0{64} is held here$"):
        work.work([job(1, model="00" * 32)], studio)
    other = replace(studio, models={"11" * 32: BUNDLED})
    with pytest.raises(Hindered, match="^weights: .* has the digest [0-9a-f]{64}, and (11){32} is wanted$"):
        work.check(job(1, model="11" * 32), other)
    (tmp_path / "no model").mkdir()
    (tmp_path / "no model" / "a.safetensors").write_text("")
    name = studio.add(tmp_path / "no model")
    with pytest.raises(Hindered, match="^makers: .* is no model: it has neither model_index.json nor model.json$"):
        work.check(job(1, model=name), studio)
    assert studio.store.names("jobs") == []


def test_jobs_of_two_models_are_no_batch(studio: Studio, job: MakeJob) -> None:
    with pytest.raises(ValueError, match="^work: a batch has one model$"):
        work.work([job(1), job(2, model="00" * 32)], studio)


def test_a_job_that_a_model_fails_on_stops_no_others(
    studio: Studio, job: MakeJob, drawn: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    maker = work.maker(next(iter(studio.models)), studio)
    draw = maker.images

    def fails(jobs: list[Job]) -> list[np.ndarray]:
        if any(one.request == 5 for one in jobs):
            raise MemoryError("the card is full")
        return draw(jobs)

    maker.images = fails
    jobs = [job(n) for n in range(1, 9)]
    with pytest.raises(MemoryError):
        work.work(jobs, studio)
    assert [work.outcome(one, studio.store) is not None for one in jobs] == [n != 5 for n in range(1, 9)]
    assert "a batch of 8 failed, and is halved" in caplog.text
    maker.images = draw
    work.work(jobs, studio)
    assert sorted(drawn) == list(range(1, 9))


def test_a_job_that_fails_again_and_again_is_left_to_a_person(
    studio: Studio, job: MakeJob, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(jobs: list[Job]) -> list[np.ndarray]:
        raise ArithmeticError("a secret")

    monkeypatch.setattr(work.maker(job(1).model, studio), "images", fails)
    for _ in range(work.TRIES):
        work.check(job(1, seed=0), studio)
        with pytest.raises(ArithmeticError):
            work.work([job(1)], studio)
    told = r"^work: request 1 failed 3 times \(ArithmeticError\): see to it and remove .*/31337-0x\w{40}/1.json$"
    with pytest.raises(Hindered, match=told):
        work.check(job(1, seed=0), studio)
    work.check(job(2), studio)


def test_a_job_that_is_hindered_hinders_no_others(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    for _ in range(work.TRIES):
        work._fail(job(1), ArithmeticError(), studio.store)
    with pytest.raises(Hindered, match="^work: request 1 failed"):
        work.work([job(1), job(2)], studio)
    assert isinstance(work.outcome(job(2), studio.store), Made)


def test_the_gate_tells_what_it_finds(
    studio: Studio, job: MakeJob, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = {1: picture(1), 2: picture(1), 3: np.zeros((8, 8, 3), np.uint8), 4: picture(4)}
    maker = work.maker(next(iter(studio.models)), studio)
    monkeypatch.setattr(maker, "images", lambda jobs: [shown[one.request] for one in jobs])
    found = [one.findings for one in work.work([job(n) for n in shown], studio)]
    assert found == [(), (f"near-duplicate: it looks like {job(1).key}",), ("blank: hardly anything is on it",), ()]
    elsewhere = job(1, chain=1)
    assert work.work([elsewhere], studio)[0].findings == ()  # another chain's works are no earlier ones
    assert len(studio.store.names("looks", f"31337-{elsewhere.orchestrator}")) == 4


def test_files_are_to_be_pinned_where_there_is_a_service(
    studio: Studio, job: MakeJob, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    work.work([job(1)], studio)
    assert studio.store.names(pinning.PINS) == []
    monkeypatch.setenv(PINNING_URL, "https://pins.example.org")
    made = work.work([job(2)], studio)[0]
    assert set(studio.store.names(pinning.PINS)) == {made.credential, made.metadata, raw(made.cid)}


@pytest.mark.parametrize("writes", range(1, 2 * FILES + 2))
def test_a_kill_at_any_write_is_mended_by_the_next_run(
    studio: Studio, job: MakeJob, drawn: list[int], writes: int
) -> None:
    jobs = [job(1), job(2)]
    assert killed_at(writes, jobs, studio) == (writes <= 2 * FILES)
    there = [work.outcome(one, studio.store) for one in jobs]
    assert [one is not None for one in there] == [writes > FILES, writes > 2 * FILES]
    made = work.work(jobs, Studio.open(studio.folder))
    assert drawn == [one.request for one, was in zip(jobs, there, strict=True) if was is None]
    for one, now, was in zip(jobs, made, there, strict=True):
        assert was in (None, now)
        assert sha256(studio.store.get(raw(now.cid))).hexdigest() == now.artifact
        assert credentials.read(studio.store.get(now.credential)).receipt["request"] == one.request
        assert json.loads(studio.store.get(now.metadata))["receipt"]["artifact"] == now.artifact
        assert now.findings == ()  # it does not take itself for an earlier work
    assert len(studio.store.names("jobs")) == len(jobs)
    assert len(studio.store.names("looks", f"31337-{jobs[0].orchestrator}")) == len(jobs)


def killed_at(writes: int, jobs: list[Job], studio: Studio) -> bool:
    """Works in a process of its own, which dies in the midst of its so manieth write; says whether it came so far."""
    child = os.fork()
    if child == 0:
        try:
            left = [writes]

            def sync(descriptor: int) -> None:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

            os.fsync = sync
            work.work(jobs, Studio.open(studio.folder))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_full_disk_hinders_and_the_job_is_made_once_there_is_room(
    studio: Studio, job: MakeJob, drawn: list[int]
) -> None:
    from tests.worker.test_store import no_file_larger_than

    with no_file_larger_than(2048), pytest.raises(Hindered, match="is full: make room and go on$"):
        work.work([job(1)], studio)
    assert work.outcome(job(1), studio.store) is None
    assert isinstance(work.work([job(1)], studio)[0], Made)


def test_what_kept_a_job_from_being_made_is_written_down(
    studio: Studio, job: MakeJob, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("a secret")

    with monkeypatch.context() as patch, pytest.raises(KeyError):
        patch.setattr(work, "_deliver", fails)
        work.work([job(1)], studio)
    assert work.trouble(job(1), studio.store) == ("KeyError: the log says more", False)
    work.try_again(job(1), studio.store)
    assert work.trouble(job(1), studio.store) is None
    work._fail(job(1), ArithmeticError(), studio.store)
    assert work.trouble(job(1), studio.store) == ("its model failed on it 1 of 3 times (ArithmeticError)", True)


def test_logs_hold_neither_words_nor_salts(
    studio: Studio, job: MakeJob, drawn: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    work.work([job(1, prompt="the winter palace", salt=SALT), job(2, prompt="x" * 600, salt=SALT)], studio)
    assert "request 2 is refused" in caplog.text
    for secret in ("winter", SALT, "xxx", "PRIVATE KEY"):
        assert secret not in caplog.text


def test_a_look_is_kept_under_a_name_that_a_disk_takes(studio: Studio, job: MakeJob, drawn: list[int]) -> None:
    work.work([job(1)], studio)
    name = studio.store.names("looks", f"31337-{job(1).orchestrator}")[0]
    assert len(name) == gate.SIDE**2 * 3 * 2 + 1 + 64 < 255
