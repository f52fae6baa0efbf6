"""Records in cids.json what IPFS's own importer makes of some contents.

PYTHONPATH=. python tests/worker/record_cids.py
"""

import json
from pathlib import Path
from shutil import copy

from scripts.chain import npm
from scripts.chain.build import ROOT

PINS = ("ipfs-unixfs-importer@17.1.1", "@ipld/car@5.4.7", "@ipld/dag-pb@4.2.0", "blockstore-core@7.0.1")
SCRIPT = Path(__file__).with_name("unixfs.mjs")
RECORDED = ROOT / "tests" / "golden" / "cids.json"
CHUNK, LINKS = 256 * 1024, 174
SIZES = [0, 1, CHUNK, CHUNK + 1, 4 * CHUNK, LINKS * CHUNK, LINKS * CHUNK + 1, 50 * 2**20]


def main() -> None:
    """Writes tests/golden/cids.json."""
    folder = ROOT / ".build" / "unixfs"
    npm.install(folder, *PINS)
    written = npm.node(copy(SCRIPT, folder), text=json.dumps(SIZES).encode())
    vectors = [json.loads(line) for line in written.splitlines()]
    RECORDED.write_text(json.dumps({"made by": PINS, "vectors": vectors}, indent=1) + "\n")


if __name__ == "__main__":
    main()
