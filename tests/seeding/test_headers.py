import pytest
from eth_utils import keccak
from hypothesis import given
from hypothesis import strategies as st

from reference.seeding import headers
from scripts.chain.rpc import Revert
from tests.strategies import cases

bodies = st.binary(min_size=32 + 1, max_size=headers.MAX_HEADER_BYTES - 3)


def header_of(body: bytes) -> bytes:
    return b"\xf9" + len(body).to_bytes(2, "big") + b"\xa0" + body[1:]


@given(cases(bodies.map(header_of), most=20))
def test_the_parent_is_read_where_it_stands(deploy_once, drawn):
    drawn = [(header, keccak(header)) for (header,) in drawn]
    assert deploy_once("TokenHarness").read_each("parent", drawn) == [headers.parent(*case) for case in drawn]


@pytest.mark.parametrize(
    ("header", "block_hash", "reason"),
    [
        (header_of(bytes(600)), keccak(header_of(bytes(601))), "headers: not this block's header"),
        (b"\xf8" + header_of(bytes(600))[1:], None, "headers: not a list"),
        (header_of(bytes(600)).replace(b"\xa0", b"\x94", 1), None, "headers: no parent's hash"),
    ],
)
def test_what_is_no_header_is_refused_on_both_sides(deploy_once, header, block_hash, reason):
    block_hash = block_hash or keccak(header)
    with pytest.raises(Revert, match=reason):
        deploy_once("TokenHarness").read("parent", header, block_hash)
    with pytest.raises(ValueError, match=reason):
        headers.parent(header, block_hash)
