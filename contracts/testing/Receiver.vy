# pragma version 0.4.3
"""
@title A contract that is sent works
@license MIT
@notice Answers the receiver's hook in each way that a token core has to live with, and remembers the last call.
"""

from ethereum.ercs import IERC721


flag Mood:
    POLITE
    WRONG_ANSWER
    REVERTS
    PASSES_ON
    BURNS


interface Burner:
    def burn(id: uint256): nonpayable


mood: public(Mood)
friend: public(address)

operator: public(address)
sender: public(address)
data: public(Bytes[1024])
received: public(DynArray[uint256, 256])

# What the receiver saw while the hook ran: it already holds the work.
holder_seen: public(address)


@deploy
def __init__(mood: Mood, friend: address):
    self.mood = mood
    self.friend = friend


@external
def onERC721Received(operator: address, sender: address, id: uint256, data: Bytes[1024]) -> bytes4:
    self.operator = operator
    self.sender = sender
    self.data = data
    self.received.append(id)
    self.holder_seen = staticcall IERC721(msg.sender).ownerOf(id)
    if self.mood == Mood.WRONG_ANSWER:
        return 0xdeadbeef
    if self.mood == Mood.REVERTS:
        raise "receiver: no, thank you"
    if self.mood == Mood.PASSES_ON:
        extcall IERC721(msg.sender).transferFrom(self, self.friend, id)
    if self.mood == Mood.BURNS:
        extcall Burner(msg.sender).burn(id)
    return 0x150b7a02
