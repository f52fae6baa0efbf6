"""Checkpoints: what training writes and what turns it into integers reads, with the command lines of both."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn


def write(train: Callable[[], tuple[Any, ...]], log: Path, description: str) -> None:
    """Trains, and writes the weights of networks into the file that the command line names.

    Args:
        train: returns networks, and last what is logged of their training.
        log: where that is written.
        description: of the command.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("checkpoint", type=Path, help="the file that is written in the end")
    checkpoint = parser.parse_args().checkpoint
    if not checkpoint.parent.is_dir():  # said now, not after training
        parser.error(f"there is no folder {checkpoint.parent}")
    *trained, logged = train()
    torch.save([each.state_dict() for each in trained], checkpoint)
    log.write_text(json.dumps(logged, indent=1) + "\n")


def read(checkpoint: str, networks: Sequence[nn.Module]) -> None:
    """Gives networks the weights of a checkpoint, in the order in which they were trained."""
    for each, state in zip(networks, torch.load(checkpoint), strict=True):
        each.load_state_dict(state)
        each.eval()


def named(description: str) -> str:
    """Returns the checkpoint that the command line names, once it is there."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("checkpoint", help="what train.py wrote")
    checkpoint = parser.parse_args().checkpoint
    if not Path(checkpoint).is_file():
        parser.error(f"there is no {checkpoint}")
    return checkpoint
