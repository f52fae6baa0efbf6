"""Encoding and numbers: what a character, a byte and a draw cost."""

import base64
import random

from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

BASE64_BYTES = 24_000
DRAWS = 32


def measure(rpc: Rpc) -> Figures:
    """Base64 of random bytes, a page of points, and draws, each by gas counted inside the contract."""
    encoding = deploy(rpc, build.contract("EncodingHarness"))
    numeric = deploy(rpc, build.contract("NumericHarness"))

    data = random.Random(1).randbytes(BASE64_BYTES)
    words = [int.from_bytes(data[i : i + 32], "big") for i in range(0, BASE64_BYTES, 32)]
    rows = [[words[i + j : i + j + 6] for j in range(0, 30, 6)] for i in range(0, len(words), 30)]
    encoded, base64_gas = encoding.read("gas_of_base64", rows)
    assert encoded == base64.b64encode(data).decode()

    page, svg_gas = encoding.read("gas_of_page")
    _, draw_gas = numeric.read("gas_of_draws", 1)
    return {
        "encoding.base64.gas_per_char": base64_gas / len(encoded),
        "encoding.svg.gas_per_byte": svg_gas / len(page),
        "numeric.stream.gas_per_draw": draw_gas / DRAWS,
    }
