# pragma version 0.4.3
"""
@title Who signed
@license MIT
@notice Tells an account's signature of a digest, and takes each in one form alone: 65 bytes, r, s and v, with s in the
        lower half and v of 27 or 28. Of the two numbers that would do, one is refused; so is any other length.
@dev No twin: the curve is the node's. A contract says for itself what it signed (ERC-1271), and is asked in a way that
     changes nothing: it can lie for itself alone, and whoever calls pays for what it burns.
"""

SIGNATURE_BYTES: constant(uint256) = 65

# Half the order of secp256k1, rounded down (EIP-2).
MAX_S: constant(uint256) = 57_896_044_618_658_097_711_785_492_504_343_953_926_418_782_139_537_452_191_302_581_570_759_080_747_168

# isValidSignature(bytes32,bytes), and what it answers for a signature that is valid.
ERC1271: constant(bytes4) = 0x1626ba7e


@pure
@internal
def _signer(digest: bytes32, signature: Bytes[SIGNATURE_BYTES]) -> address:
    """
    @notice Returns who signed, or the zero address for what is no signature.
    """
    if len(signature) != SIGNATURE_BYTES:
        return empty(address)
    s: uint256 = extract32(signature, 32, output_type=uint256)
    v: uint256 = convert(slice(signature, 64, 1), uint256)
    if s > MAX_S or (v != 27 and v != 28):
        return empty(address)
    return ecrecover(digest, v, extract32(signature, 0, output_type=uint256), s)


@view
@internal
def _signed(account: address, digest: bytes32, signature: Bytes[2048]) -> bool:
    """
    @notice Says whether an account signed: by its key, or, if it has code, by its own word.
    @dev The key comes first, since an account may have both (EIP-7702).
    @param account Not the zero address.
    """
    if len(signature) == SIGNATURE_BYTES and self._signer(digest, slice(signature, 0, SIGNATURE_BYTES)) == account:
        return True
    if not account.is_contract:
        return False
    # What is not exactly one right word, a refusal and no answer at all are no signature.
    success: bool = False
    answer: Bytes[32] = b""
    success, answer = raw_call(
        account,
        abi_encode(digest, signature, method_id=ERC1271),
        max_outsize=32,
        is_static_call=True,
        revert_on_failure=False,
    )
    return success and len(answer) == 32 and convert(answer, bytes32) == convert(ERC1271, bytes32)
