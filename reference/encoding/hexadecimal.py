"""Hexadecimal digits. Twin of contracts/encoding/hexadecimal.vy."""


def digits(word: bytes) -> str:
    """32 bytes as 64 lower-case digits."""
    return word.hex()
