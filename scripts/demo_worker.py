"""Shows the hybrid path with a torch worker on a chain of its own: `make demo-worker`, or `ape run demo_worker`."""

import os
import re
import shutil
from pathlib import Path

import click

from renderer import gallery
from scripts.chain import anvil, build, hybrids
from scripts.chain.rpc import Rpc
from scripts.chain.terminal import console, told
from scripts.hybrid import exhibition, inspection

PIECE = "Vedute"
FOLDER = build.ROOT / ".build" / "demo-worker"
OUT = build.ROOT / "build" / "demo-worker"
PROCESSES = 2
EXACT, PIPELINE, TUNED = 1, 2, 3  # numbers in the registry, in the manifest's order
ORDERS = (
    exhibition.Order("islands at dawn in rose, a boat and birds", EXACT),
    exhibition.Order("a city by night under a ringed planet", EXACT),
    exhibition.Order("snowy mountains over a lake, mist and stars", EXACT),
    exhibition.Order("ember canyon, crescent moon", EXACT),
    exhibition.Order("a red square", PIPELINE),
    exhibition.Order("a red square", PIPELINE, TUNED),
    exhibition.Order("nothing in particular", PIPELINE),
    exhibition.Order("nothing in particular", PIPELINE, TUNED),
)
MANIFEST = """
[{piece}.models.Tiny]
folder = "{base}"
kind = "attested"
architecture = "latent diffusion"
licence = "MIT"

[{piece}.models.Tuned]
folder = "{adapter}"
kind = "attested"
architecture = "LoRA"
licence = "MIT"
parent = "Tiny"
"""


@click.command(short_help="Show the hybrid path with a torch worker")
@exhibition.gallery_option(OUT)
@told
def cli(out: Path) -> None:
    """Starts an Anvil, and has works made by a torch worker whose jobs go through Celery to two processes.

    The bundled model gives the same bits by torch as by numpy, which checks them. A tiny diffusers pipeline and a
    LoRA for it, made on the spot and never trained, stand for a model of one's own. Status 1 when a claim fails.
    """
    from renderer.worker.examples.pipeline import make

    shutil.rmtree(FOLDER, ignore_errors=True)
    models = FOLDER / "models"
    with console.status("Making a pipeline and a LoRA"):
        base, adapter = make(models)
    manifest = FOLDER / "hybrid.toml"
    # What is there names its files from where it lies.
    there = re.sub(r'^(folder|statement) = "', rf'\1 = "{build.ROOT}/', hybrids.PATH.read_text(), flags=re.MULTILINE)
    manifest.write_text(there + MANIFEST.format(piece=PIECE, base=base, adapter=adapter))
    os.environ["CONUS_DEPLOYMENTS"] = str(FOLDER)
    studio = FOLDER / "studio"
    options = ("--executor", "torch", "--processes", str(PROCESSES), "--models", str(models))
    with anvil.running() as url:
        exhibition.command(url, "deploy", "--piece", PIECE, "--hybrids", str(manifest), "--yes")
        rpc = Rpc(url)
        board = exhibition.board(rpc, PIECE)
        ids = exhibition.ask(board, ORDERS)
        console.rule(f"ape run worker {PIECE} --processes {PROCESSES}")
        exhibition.make(url, rpc, PIECE, studio, *options)
        exhibits = list(exhibition.exhibits(board, ids, PIECE, studio))
    page = gallery.write(out, [exhibit.work for exhibit in exhibits], {PIECE: hybrids.hybrid(PIECE).description})
    for exhibit, what in ((exhibits[0], "The bundled model"), (exhibits[-1], "A pipeline with a LoRA")):
        console.rule(what)
        console.print(inspection.table(exhibit.claims))
    console.print(f"Every receipt holds. Look at {page}")


if __name__ == "__main__":
    cli()
