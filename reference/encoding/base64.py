"""Base64 as RFC 4648 has it. Twin of contracts/encoding/base64.vy."""


def encode(data: bytes) -> str:
    """The encoding of `data`, padded with = to a multiple of four characters."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 6)
    chars = "".join(alphabet[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))
    return chars + "=" * (-len(chars) % 4)
