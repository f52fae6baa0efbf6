"""A picture as the one PNG file that stands for it: the same bytes from every machine and every library.

Compressors differ from version to version, so nothing is compressed: no filters, and deflate's stored blocks, each
full but the last. Whoever has the pixels can write the file again with this page alone.

    signature   IHDR (8 bits, RGB)   sRGB (perceptual)   IDAT (one)   IEND
"""

import io
import struct
import zlib

import numpy as np
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
STORED = 2**16 - 1  # the most bytes that a stored block holds
ZLIB_HEADER = b"\x78\x01"  # deflate with a window of 32 KiB, no dictionary, least effort; divisible by 31
RGB = 2  # colour type
PERCEPTUAL = 0  # rendering intent
MAX_SIDE = 8_192
CHUNK_FRAME = 12  # bytes of a chunk beside its data: length, kind, checksum


def encode(image: np.ndarray) -> bytes:
    """Returns the file of an image, (h, w, 3) uint8; ValueError for anything else."""
    if image.dtype != np.uint8 or image.ndim != 3 or image.shape[2] != 3:
        raise ValueError(f"png: an image of shape {image.shape} and {image.dtype} is no picture")
    height, width = image.shape[:2]
    if not 1 <= min(height, width) <= max(height, width) <= MAX_SIDE:
        raise ValueError(f"png: {width} x {height} pixels are none, or too many")
    rows = np.zeros((height, 1 + width * 3), np.uint8)  # each row begins with its filter, 0: none
    rows[:, 1:] = image.reshape(height, -1)
    return (
        SIGNATURE
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, RGB, 0, 0, 0))
        + _chunk(b"sRGB", bytes([PERCEPTUAL]))
        + _chunk(b"IDAT", _stored(rows.tobytes()))
        + _chunk(b"IEND", b"")
    )


def decode(file: bytes) -> np.ndarray:
    """Returns the image in a canonical file, (h, w, 3) uint8; ValueError where it is not as `encode` writes it."""
    try:
        with Image.open(io.BytesIO(file), formats=["PNG"]) as opened:
            image = np.asarray(opened.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("png: the file is no PNG, or damaged") from error
    if encode(image) != file:
        raise ValueError("png: the file is a PNG, but not the canonical one")
    return image


def without(file: bytes, kind: bytes) -> bytes:
    """Returns a PNG file without its chunks of a kind; ValueError when it is no PNG, or cut short."""
    if not file.startswith(SIGNATURE):
        raise ValueError("png: the file is no PNG")
    kept, at = [SIGNATURE], len(SIGNATURE)
    while at < len(file):
        size = int.from_bytes(file[at : at + 4], "big") + CHUNK_FRAME
        if at + size > len(file):
            raise ValueError("png: the file is cut short")
        if file[at + 4 : at + 8] != kind:
            kept.append(file[at : at + size])
        at += size
    return b"".join(kept)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _stored(data: bytes) -> bytes:
    """The zlib stream of stored blocks: last or not | length | its complement | bytes; lengths are little-endian."""
    parts = [data[at : at + STORED] for at in range(0, len(data), STORED)]
    blocks = [
        struct.pack("<BHH", index == len(parts) - 1, len(part), len(part) ^ STORED) + part
        for index, part in enumerate(parts)
    ]
    return ZLIB_HEADER + b"".join(blocks) + struct.pack(">I", zlib.adler32(data))
