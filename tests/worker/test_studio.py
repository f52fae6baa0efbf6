"""A studio is found again by its processes, keeps no secret in its file, and says what it lacks."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from renderer.worker.job import Job, Made
from renderer.worker.refusal import Hindered
from renderer.worker.studio import BROKER, PINNING_TOKEN, Studio
from scripts.chain.build import ROOT
from tests.worker.conftest import BUNDLED, ORCHESTRATOR, MakeJob

EXTRA = "torch diffusers transformers peft safetensors celery kombu redis c2pa prometheus_client"
HIDE = f"import sys; sys.modules.update(dict.fromkeys('{EXTRA}'.split()))\n"
DRAW = """
from pathlib import Path
from renderer.worker import work
from renderer.worker.job import Job
from renderer.worker.studio import Studio
studio = Studio(Path(sys.argv[1]), executor=sys.argv[2], credentials=sys.argv[3] == "yes")
model = studio.add(Path("reference/models/veduta"))
print(work.work([Job(1, model, None, "a lake", "", 1, 1, "0x00")], studio)[0].artifact)
"""


def without_the_extra(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", HIDE + DRAW, *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_a_studio_is_opened_as_it_was_saved(studio: Studio) -> None:
    changed = replace(studio, batch=3, blocklist="rules:check", credentials=False, device="cuda:1")
    changed.save()
    opened = Studio.open(studio.folder)
    assert opened == changed
    assert list(opened.models.values()) == [BUNDLED]


def test_its_file_holds_no_secret(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BROKER, "redis://:hidden@localhost/0")
    monkeypatch.setenv(PINNING_TOKEN, "hidden")
    studio.save()
    assert "hidden" not in (studio.folder / "studio.json").read_text()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"models": 1}', '{"models": {}, "unknown": 1}'])
def test_a_damaged_file_is_told(studio: Studio, content: str) -> None:
    (studio.folder / "studio.json").write_text(content)
    with pytest.raises(Hindered, match="^studio: .*studio.json is damaged: start the worker anew$"):
        Studio.open(studio.folder)


def test_an_unknown_executor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="^studio: 'jax' is no executor; there are torch, numpy$"):
        Studio(tmp_path, executor="jax")


def test_the_bundled_model_needs_nothing_of_the_extra(tmp_path: Path) -> None:
    ended = without_the_extra(tmp_path, "numpy", "no")
    assert ended.returncode == 0, ended.stderr
    assert len(ended.stdout.strip()) == 64


@pytest.mark.parametrize(("executor", "credentials", "lacking"), [("torch", "no", "torch"), ("numpy", "yes", "c2pa")])
def test_what_of_the_extra_is_missing_is_said_in_one_sentence(
    tmp_path: Path, executor: str, credentials: str, lacking: str
) -> None:
    told = without_the_extra(tmp_path, executor, credentials).stderr.splitlines()[-1]
    assert told.startswith(f"renderer.worker.refusal.Hindered: worker: {lacking}")
    assert told.endswith(" is not installed: run `make worker`")


def test_an_image_is_shown_by_its_request_apart_from_the_store(studio: Studio) -> None:
    assert studio.shown(7) is None
    for image in (b"first", b"first", b"another, after the chain was reorganised"):
        root = studio.store.put(image)
        studio.show(7, root)
        path = studio.folder / "works" / "7.png"
        assert studio.shown(7) == path and path.read_bytes() == image
        path.write_bytes(b"painted over")
        assert studio.store.get(root) == image
    studio.show(7, root)
    assert path.read_bytes() == image and list(path.parent.iterdir()) == [path]


def test_an_image_that_cannot_be_shown_stops_nothing(studio: Studio) -> None:
    studio.show(7, "nothing")
    root = studio.store.put(b"image")
    (studio.folder / "works").write_bytes(b"a file in the way")
    studio.show(7, root)
    assert studio.shown(7) is None


def test_a_job_and_what_came_of_it_pass_through_json(job: MakeJob) -> None:
    one = job(7, adapter="ab" * 32)
    assert Job.of(one.json()) == one
    assert one.key == Job.of(one.json()).key != job(8, adapter="ab" * 32).key
    made = Made("a", "b", "c", "d", "e", None, ("blank", "broken"), "f")
    assert Made.of(made.json()) == made
    assert Made.of({**made.json(), "findings": ["blank", "broken"]}) == made


def test_a_jobs_key_is_the_hash_that_anyone_can_make(job: MakeJob) -> None:
    from hashlib import sha256

    one = Job(1, "m", None, "é", "", 2, 3, ORCHESTRATOR)
    written = (
        '{"adapter":null,"chain":3,"model":"m","orchestrator":"' + ORCHESTRATOR + '","parameters":"",'
        '"prompt":"\\u00e9","request":1,"salt":"","seed":2}'
    )
    assert one.key == sha256(written.encode()).hexdigest()
