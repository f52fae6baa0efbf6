"""What a wallet asks of a hybrid collection: the dearest and the longest tokenURI that there can be."""

from itertools import cycle, product

from scripts.chain.atelier import Terms, open_atelier
from scripts.chain.rpc import Rpc

from . import etchings
from .figures import Figures

HOSTILE = 32  # etchings of any bytes, beside those that are known to be dear

# Of collection, model and adapter as long as may be; a control character takes six in JSON.
LONGEST = Terms(name="m" * 32, title="\x01" * 64, description="\x01" * 512)
# A prompt of a few words, the one that is longest when it is escaped, and the one that is dearest to escape.
PROMPTS = (b"a pale harbour under two moons", b"\x01" * 512, b"\xff" * 512)


def measure(rpc: Rpc) -> Figures:
    """Gas of a whole call of `tokenURI`, the base of 21,000 included, and characters: the most of all."""
    atelier = open_atelier(rpc, LONGEST)
    model = atelier.register(licence="l" * 32)
    adapter = atelier.register(name="a" * 32, licence="b" * 32, parent=model)
    made = [*product(etchings.DEAREST, PROMPTS), *zip(map(etchings.hostile, range(HOSTILE)), cycle(PROMPTS))]
    tokens = [atelier.mint(prompt, etching=etching, model=model, adapter=adapter) for etching, prompt in made]
    # One at a time: answers are long, and such a call takes a node some milliseconds.
    read = [atelier.collection.gas_and_read_each("tokenURI", [(token,)])[0] for token in tokens]
    return {
        "hybrid.token_uri.gas_max": max(gas for gas, _ in read),
        "hybrid.token_uri.chars_max": max(len(answer) for _, answer in read),
        "hybrid.token_uri.works": len(tokens),
    }
