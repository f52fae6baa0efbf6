"""Pieces: what a tokenURI costs over many works, and whether ten thousand seeds are drawn alike."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from statistics import median

from eth_hash.auto import keccak

from reference import generators
from renderer import seeds as numbered
from scripts.chain import build
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

WORKS = 1_000
NEAR_THE_CAP = ("Persona",)  # pieces of which as many works are measured as seeds are compared
SEEDS = 10_000
BATCH = 250  # works a mint
CHUNK = 200  # drawings held at a time
REVEAL_BLOCKS = 6


def token_uri(rpc: Rpc, name: str, works: int = WORKS) -> Figures:
    """Gas (of the whole call: base, call data and execution) and characters of `works` tokenURIs."""
    collection = _revealed(rpc, name, works)
    ids = [(id_,) for id_ in range(1, works + 1)]
    gas, chars = [], []
    for start in range(0, works, CHUNK):
        for used, uri in collection.gas_and_read_each("tokenURI", ids[start : start + CHUNK]):
            gas += [used]
            chars += [len(uri)]
    return {
        f"piece.{name}.token_uri.gas_median": int(median(gas)),
        f"piece.{name}.token_uri.gas_max": max(gas),
        f"piece.{name}.token_uri.chars_max": max(chars),
        f"piece.{name}.token_uri.gas_per_char": sum(gas) / sum(chars),
        f"piece.{name}.token_uri.gas_per_char_max": max(g / c for g, c in zip(gas, chars, strict=True)),
    }


def _revealed(rpc: Rpc, name: str, works: int) -> Deployed:
    """A new collection of the piece, whose works are minted and revealed."""
    artist = rpc.call("eth_accounts")[0]
    notary, scribe, generator = (deploy(rpc, build.contract(one)) for one in ("CommitReveal", "Scribe", name))
    makers = (generator.address, notary.address, scribe.address)
    collection = deploy(rpc, build.contract("Collection"), name, name.upper()[:16], "", *makers, works, artist, 500)
    collection.send("set_minter", artist, True)
    for first in range(0, works, BATCH):
        collection.send("mint", artist, min(BATCH, works - first))
    rpc.call("anvil_mine", hex(REVEAL_BLOCKS))
    for ticket in {collection.read("ticketOf", first + 1) for first in range(0, works, BATCH)}:
        notary.send("reveal", ticket)
    return collection


def identity(rpc: Rpc, name: str, count: int = SEEDS) -> Iterator[Figures]:
    """Compares contract and reference on `count` seeds, those at the edges first; yields its figures as they grow."""
    contract = deploy(rpc, build.contract(name))
    every = (numbered.EDGES + [numbered.seed(n) for n in range(count)])[:count]
    mismatches = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        expected = pool.map(_digest, [name] * count, every, chunksize=25)
        for start in range(0, count, CHUNK):
            arguments = [(seed,) for seed in every[start : start + CHUNK]]
            answers = [contract.read_each(function, arguments) for function in ("svg", "traits", "background")]
            for svg, traits, background in zip(*answers, strict=True):
                mismatches += _hash(svg, traits, background) != next(expected)
            yield {f"identity.{name}.seeds": start + len(arguments), f"identity.{name}.mismatches": mismatches}


def _digest(name: str, seed: int) -> bytes:
    piece = generators.load(name)
    return _hash(piece.svg(seed), [tuple(trait) for trait in piece.traits(seed)], piece.background(seed))


def _hash(svg: str, traits: list[tuple], background: str) -> bytes:
    return keccak(repr((svg, [tuple(trait) for trait in traits], background)).encode())
