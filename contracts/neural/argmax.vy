# pragma version 0.4.3
"""
@title Places of the greatest
@license MIT
@notice Tells where the first greatest number stands, in a vector or in all lanes of words at a time.
@dev Twin: reference/neural/argmax.py.
"""

MAX_NUMBERS: constant(uint256) = 64


@pure
def _argmax(numbers: DynArray[uint256, MAX_NUMBERS]) -> uint256:
    """
    @notice Returns the place of the first greatest number, 0 where there is none.
    """
    best: uint256 = 0
    place: uint256 = 0
    at: uint256 = 0
    for number: uint256 in numbers:
        if number > best:
            best = number
            place = at
        at = unsafe_add(at, 1)  # unsafe: at most MAX_NUMBERS
    return place


@pure
def _argmax_lanes(words: DynArray[uint256, MAX_NUMBERS], ones: uint256, bits: uint256) -> uint256:
    """
    @notice Returns, in each lane, the number of the first word whose lane is greatest.
    @param words Lanes of numbers below 2**(bits - 1), the bit above being for comparing, `ones` at the foot of each.
    @param bits Of a lane: also one more than the number of words needs.
    """
    best: uint256 = 0
    places: uint256 = 0
    at: uint256 = 0
    up: uint256 = unsafe_sub(bits, 1)
    guard: uint256 = ones << up
    for word: uint256 in words:
        # unsafe: with its guard bit a lane is at least 2**(bits - 1), and no more goes off than that; the bit stays
        # where the word is greater.
        greater: uint256 = unsafe_sub(unsafe_sub(word | guard, best), ones) & guard
        mask: uint256 = unsafe_sub(greater, greater >> up)
        best ^= (best ^ word) & mask
        places ^= (places ^ at) & mask
        at = unsafe_add(at, ones)  # unsafe: a lane counts the words, and has room for that
    return places
