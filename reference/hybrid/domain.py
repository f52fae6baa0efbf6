"""What a signature is bound to: an EIP-712 domain. Twin of contracts/hybrid/domain.vy."""

from eth_abi import encode
from eth_utils import keccak

DOMAIN_TYPE = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
NAME = "Conus"
VERSION = "1"

MAGIC = 0x1901


def separator(chain: int, contract: str) -> bytes:
    """The hash of the domain of a contract on a chain."""
    words = (keccak(text=DOMAIN_TYPE), keccak(text=NAME), keccak(text=VERSION), chain, contract)
    return keccak(encode(("bytes32", "bytes32", "bytes32", "uint256", "address"), words))


def digest(chain: int, contract: str, struct_hash: bytes) -> bytes:
    """What is signed for a struct with this hash."""
    return keccak(MAGIC.to_bytes(2, "big") + separator(chain, contract) + struct_hash)


def named(chain: int, contract: str) -> dict[str, object]:
    """The domain by its fields, as accounts that sign typed data take it. No twin."""
    return {"name": NAME, "version": VERSION, "chainId": chain, "verifyingContract": contract}


def fields(type_: str) -> dict[str, list[dict[str, str]]]:
    """A type, "Verdict(address orchestrator,...)", as accounts that sign typed data take it. No twin."""
    name, _, members = type_.removesuffix(")").partition("(")
    pairs = [member.split(" ") for member in members.split(",")]
    return {name: [{"name": member, "type": kind} for kind, member in pairs]}


def struct_hash(type_: str, values: tuple[object, ...]) -> bytes:
    """The hash of a struct whose members are words all of them. No twin: the compiler encodes it."""
    ((_, members),) = fields(type_).items()
    return keccak(encode(("bytes32", *(member["type"] for member in members)), (keccak(text=type_), *values)))
