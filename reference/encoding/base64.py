"""Base64 as RFC 4648 has it. Twin of contracts/encoding/base64.vy."""

MIN_IMAGE_BYTES = 32
IMAGE_BYTES = 24_576


def encode(data: bytes) -> str:
    """The encoding of `data`, padded with = to a multiple of four characters."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 6)
    chars = "".join(alphabet[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))
    return chars + "=" * (-len(chars) % 4)


def nested(head: bytes, image: str, tail: bytes) -> str:
    """The encoding of a text that holds an image's encoding: head, encoded image, tail.

    An image of less than MIN_IMAGE_BYTES is none, and left out. ValueError when three does not divide the length of
    `head`.
    """
    if len(head) % 3:
        raise ValueError("base64: ragged head")
    if len(image) < MIN_IMAGE_BYTES:
        image = ""
    return encode(head + encode(image.encode()).encode() + tail)
