"""Encoding and numbers: what a character, a byte and a draw cost."""

import base64
import random

from scripts.chain import build
from scripts.chain.contract import deploy
from scripts.chain.rpc import Rpc

from .figures import Figures

BASE64_BYTES = 24_000
SAMPLE = random.Random(1).randbytes(BASE64_BYTES)
DRAWS = 32


def measure(rpc: Rpc) -> Figures:
    """Base64 of random bytes, a page of points, and draws, each by gas counted inside the contract."""
    encoding = deploy(rpc, build.contract("EncodingHarness"))
    numeric = deploy(rpc, build.contract("NumericHarness"))

    encoded, base64_gas = encoding.read("gas_of_base64", sample_rows())
    assert encoded == base64.b64encode(SAMPLE).decode()

    page, svg_gas = encoding.read("gas_of_page")
    _, draw_gas = numeric.read("gas_of_draws", 1)
    return {
        "encoding.base64.gas_per_char": base64_gas / len(encoded),
        "encoding.svg.gas_per_byte": svg_gas / len(page),
        "numeric.stream.gas_per_draw": draw_gas / DRAWS,
    }


def sample_rows() -> list[list[list[int]]]:
    """SAMPLE as EncodingHarness takes it: 25 blocks of five rows of six words."""
    words = [int.from_bytes(SAMPLE[i : i + 32], "big") for i in range(0, BASE64_BYTES, 32)]
    return [[words[i + j : i + j + 6] for j in range(0, 30, 6)] for i in range(0, len(words), 30)]
