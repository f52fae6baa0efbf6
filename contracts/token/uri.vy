# pragma version 0.4.3
"""
@title The words a wallet reads
@license MIT
@notice Writes the JSON of a work and of a collection, and answers with data URIs that need no server.
@dev Twin: reference/token/uri.py. Titles, texts and symbols come in escaped.
"""

from ..interfaces import IGenerator

MAX_SVG_BYTES: constant(uint256) = 24_576
MAX_TRAITS: constant(uint256) = 16
MAX_URI_CHARS: constant(uint256) = 65536
MAX_CONTRACT_URI_CHARS: constant(uint256) = 16384


@pure
@internal
def _token(
    title: String[384],
    id: uint256,
    text: String[3072],
    svg: String[MAX_SVG_BYTES],
    background: String[6],
    traits: DynArray[IGenerator.Trait, MAX_TRAITS],
) -> String[MAX_URI_CHARS]:
    return concat("data:application/json,{", '"name":"', title, " #", uint2str(id), '","image":"data:image/svg+xml,', svg, '"}')


@pure
@internal
def _contract(
    title: String[384], symbol: String[16], text: String[3072], svg: String[4096]
) -> String[MAX_CONTRACT_URI_CHARS]:
    return concat("data:application/json,{", '"name":"', title, '","image":"data:image/svg+xml,', svg, '"}')
