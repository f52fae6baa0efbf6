"""Any diffusers pipeline in a local folder, with LoRA adapters by peft. Nothing is fetched, and nothing runs from it.

Its images are attested, not re-executable: floats give other bits on another machine, or in a batch of another size.
"""

import inspect
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

# Before they are read: whatever a folder names, no hub is asked for it, and they say what went wrong, no more.
os.environ["HF_HUB_OFFLINE"] = "1"
for name in ("TRANSFORMERS_VERBOSITY", "DIFFUSERS_VERBOSITY"):
    os.environ.setdefault(name, "error")

import diffusers  # noqa: E402
import peft  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402
from safetensors import SafetensorError  # noqa: E402

from reference import canonical  # noqa: E402

from .. import prompts, weights, wholeness  # noqa: E402
from ..job import Job  # noqa: E402
from ..refusal import Hindered  # noqa: E402
from . import devices  # noqa: E402
from .settings import Settings  # noqa: E402

SEED_BITS = 32  # what torch's generator heeds; it takes 64
# What a pipeline is called with, by the names that settings have for it; not every one takes all of it.
CALLED = {
    "prompt": "prompt",
    "negative": "negative_prompt",
    "steps": "num_inference_steps",
    "guidance": "guidance_scale",
    "width": "width",
    "height": "height",
}
NEEDED = ("prompt", "generator", "output_type")
EACH = ("prompt", "negative")  # what is given once a picture


class Maker:
    """Draws what a pipeline does."""

    exact = False

    def __init__(self, folder: Path, device: str = "auto", adapters: Mapping[str, Path] | None = None) -> None:
        """Reads the settings; Hindered when they or the pipeline's kind won't do, or the device is not there."""
        self.folder, self.adapters = folder, adapters or {}
        self.settings = Settings.read(folder)
        self.device = devices.chosen(device)
        self.takes = _taken(folder)
        self.verified: set[str] = set()
        self.loaded: set[str] = set()

    def fed(self, job: Job) -> dict[str, Any]:
        """The words in their template, the numbers, and what of the seed the generator gets; Refused when bad.

        Hindered where the adapter is not held here.
        """
        settings, template = self.settings.ordered(job.parameters), self.settings.template
        given: dict[str, Any] = {name: getattr(settings, name) for name in ("steps", "guidance", "width", "height")}
        if job.adapter is not None:
            own = Settings.read(self._adapter(job.adapter))
            template = own.template
            given["scale"] = own.scale
        words = prompts.fill(template, prompts.clean(job.prompt))
        given |= {"prompt": words, "negative": settings.negative or None, "seed": job.seed % 2**SEED_BITS}
        passed = {name for name in given if CALLED.get(name, name) in {*self.takes, "scale", "seed"}}
        return {name: given[name] for name in given if name in passed and given[name] is not None}

    def images(self, jobs: Sequence[Job]) -> list[np.ndarray]:
        """The images, uint8 (height, width, 3) each; jobs that differ in words and seed alone share a batch."""
        drawn: dict[int, np.ndarray] = {}
        told = [(index, job.adapter, self.fed(job)) for index, job in enumerate(jobs)]
        for _, group in groupby(sorted(told, key=_shared), key=_shared):
            batch = list(group)
            pictures = self._drawn(batch[0][1], [given for _, _, given in batch])
            drawn |= {index: picture for (index, _, _), picture in zip(batch, pictures, strict=True)}
        return [drawn[index] for index in range(len(jobs))]

    def environment(self) -> dict[str, Any]:
        """Versions and device."""
        libraries = {library.__name__: library.__version__ for library in (diffusers, transformers, peft)}
        return {"executor": "torch", "dtype": str(self._dtype), **libraries, **devices.told(self.device)}

    @cached_property
    def pipeline(self) -> diffusers.DiffusionPipeline:
        """The pipeline; Hindered when the folder holds none that can be used."""
        diffusers.utils.logging.set_verbosity_error()
        diffusers.utils.logging.disable_progress_bar()
        transformers.utils.logging.set_verbosity_error()
        transformers.utils.logging.disable_progress_bar()
        with _told(self.folder):
            pipeline = diffusers.DiffusionPipeline.from_pretrained(
                self.folder, use_safetensors=True, local_files_only=True, torch_dtype=self._dtype
            )
        pipeline.set_progress_bar_config(disable=True)
        return pipeline.to(self.device)

    @property
    def _dtype(self) -> torch.dtype:
        if self.settings.dtype:
            return getattr(torch, self.settings.dtype)
        return torch.float16 if self.device.startswith("cuda") else torch.float32

    def _adapter(self, name: str) -> Path:
        """Returns an adapter's folder, which is what its digest says."""
        if name not in self.adapters:
            raise Hindered(f"pipeline: no adapter with the digest {name} is held here")
        if name not in self.verified:
            weights.verify(self.adapters[name], name)
            wholeness.check(self.adapters[name])
            self.verified.add(name)
        return self.adapters[name]

    def _drawn(self, adapter: str | None, batch: Sequence[Mapping[str, Any]]) -> list[np.ndarray]:
        """Draws what differs in words and seed alone."""
        self._wear(adapter, batch[0].get("scale", 1.0))
        called = {CALLED[name]: value for name, value in batch[0].items() if name in CALLED}
        called |= {CALLED[name]: [given[name] for given in batch] for name in EACH if name in batch[0]}
        # One generator a picture, and on the processor: so that noise depends neither on the batch nor on the card.
        generators = [torch.Generator("cpu").manual_seed(given["seed"]) for given in batch]
        with torch.inference_mode():
            output = self.pipeline(**called, generator=generators, output_type="np")
        # What is no number is a black pixel; the gate sees a picture that is broken so.
        return [np.rint(np.nan_to_num(image) * 255).clip(0, 255).astype(np.uint8) for image in output.images]

    def _wear(self, adapter: str | None, scale: float) -> None:
        """Puts an adapter on, or all of them off."""
        if adapter is None:
            if self.loaded:
                self.pipeline.disable_lora()
            return
        name = f"a{adapter}"  # a name for torch's modules begins with a letter
        if name not in self.loaded:
            folder = self._adapter(adapter)
            files = sorted(folder.glob("*.safetensors"))
            if len(files) != 1:
                raise Hindered(f"pipeline: {folder} holds {len(files)} files of weights, and an adapter has one")
            with _told(folder):
                self.pipeline.load_lora_weights(
                    folder, weight_name=files[0].name, adapter_name=name, local_files_only=True, use_safetensors=True
                )
            self.loaded.add(name)
        self.pipeline.enable_lora()
        self.pipeline.set_adapters([name], [scale])


def _taken(folder: Path) -> set[str]:
    """Returns what the kind of pipeline in a folder can be called with; Hindered when it draws no words."""
    path = folder / "model_index.json"
    try:
        name = canonical.parse(path.read_text(encoding="utf-8"))["_class_name"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Hindered(f"pipeline: {path} cannot be read: {error}") from None
    kind = getattr(diffusers, name, None) if isinstance(name, str) and name.endswith("Pipeline") else None
    if kind is None:
        raise Hindered(f"pipeline: {path} names {name!r}, which is no pipeline of diffusers {diffusers.__version__}")
    taken = set(inspect.signature(kind.__call__).parameters)
    if not taken.issuperset(NEEDED):
        raise Hindered(f"pipeline: {folder} is a {name}, which draws no pictures of words alone")
    return taken


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Says in one sentence that a folder cannot be used. Libraries raise whatever they meet in it."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, SafetensorError) as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise Hindered(f"pipeline: {folder} cannot be loaded: {reason}") from error


def _shared(told: tuple[int, str | None, Mapping[str, Any]]) -> tuple[str, str]:
    """What one batch has in common, to sort by."""
    _, adapter, given = told
    return adapter or "", canonical.text({name: given[name] for name in given if name not in ("prompt", "seed")})
