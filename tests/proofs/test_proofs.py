"""The token's core, and what is kept of requests, proven for every argument and every content of storage."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scripts.chain import build
from tests.proofs import halmos

PROOFS = {
    "CollectionProof": ("Collection", "CommitReveal", "EchoGenerator", "Scribe"),
    "FrameProof": (),
    "PurseProof": (),
}


@pytest.fixture(scope="module")
def proven(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """What halmos says of each theorem, by contract; both are proven at once."""

    def prove(proof: str) -> dict[str, int]:
        folder: Path = tmp_path_factory.mktemp(proof)
        return halmos.prove(folder, proof, *PROOFS[proof])

    with ThreadPoolExecutor(len(PROOFS)) as pool:
        return dict(zip(PROOFS, pool.map(prove, PROOFS), strict=True))


@pytest.mark.parametrize("proof", PROOFS)
def test_every_theorem_is_proven(proven: dict[str, dict[str, int]], proof: str):
    names = {entry.get("name", "") for entry in build.contract(proof).abi}
    theorems = {name for name in names if name.startswith("check_")}
    assert proven[proof] == dict.fromkeys(theorems, 0)
