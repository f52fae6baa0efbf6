"""Others' contracts and ours, side by side: the same bytes encoded, the same batches minted, moved and looked up, the
same layer of a network computed.

The comparison favours the peers. They come from npm, and each is compiled twice for as many runs as are worth while:
without viaIR, as their own projects do it, and with it; of each figure the better one counts. Their tokens mint for
anyone and do nothing else, while ours checks who mints, keeps to its cap and takes a ticket for the seed. The naive
layers have their weights in memory when the count begins; ours reads them from a contract that nothing has touched.
"""

import base64
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reference.neural import network
from scripts.chain import build, npm
from scripts.chain.build import Contract
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import Rpc

from . import neural
from .figures import Figures
from .modules import SAMPLE, sample_rows

PINS = ("@openzeppelin/contracts@5.7.0", "erc721a@4.3.0", "solady@0.1.26", "solc@0.8.37")
FOLDER = build.ROOT / ".build" / "peers"
SOLIDITY = Path(__file__).with_name("solidity")
RUNS = 1_000_000

ENCODERS = {"openzeppelin": "OpenZeppelinBase64", "solady": "SoladyBase64"}
TOKENS = {"erc721a": "ERC721AToken", "openzeppelin": "OpenZeppelinToken", "solady": "SoladyToken"}

LAYERS = {"naive_solidity": "NaiveDense", "naive_solidity_unchecked": "UncheckedDense"}

MINTED = 100  # works in the batch that tells the price of each further one
LAYER_SHAPE = (64, 64)  # (out, in), of int8
LONGEST = 256  # works in the batch whose every position is moved and looked up


def measure(rpc: Rpc, progress: Callable[[str], object] = lambda subject: None) -> Figures:
    """Gas of a character of base64, of mints, of the dearest transfer and lookup, and of a multiply-accumulate.

    Mints and transfers are whole transactions as their receipts say, each mint the first one of its collection and
    its receiver; a lookup is execution alone.

    Args:
        progress: is told each subject as it begins.

    Raises NpmError when the peers cannot be had.
    """
    progress("Base64 and tokens of ours")
    figures: Figures = _conus(rpc)
    progress("Fetching Solady, OpenZeppelin, ERC721A and solc")
    npm.install(FOLDER, *PINS)
    for via_ir in (False, True):
        progress(f"Base64 and tokens of theirs, {'with' if via_ir else 'without'} viaIR")
        for key, gas in _peers(rpc, compiled(via_ir)).items():
            figures[key] = min(gas, figures.get(key, gas))
    return figures


def compiled(via_ir: bool) -> dict[str, Contract]:
    """Compiles the harnesses in solidity/, with the peers in them, and returns them by name; npm has brought both."""
    settings = {
        "optimizer": {"enabled": True, "runs": RUNS},
        "viaIR": via_ir,
        "evmVersion": build.evm_version(),
        "outputSelection": {"*": {"*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"]}},
    }
    sources = {path.name: {"content": path.read_text()} for path in sorted(SOLIDITY.glob("*.sol"))}
    task = {"language": "Solidity", "sources": sources, "settings": settings}
    answer = json.loads(npm.node(SOLIDITY / "compile.mjs", FOLDER, text=json.dumps(task).encode()))
    if errors := [each["formattedMessage"] for each in answer.get("errors", []) if each["severity"] == "error"]:
        raise RuntimeError(f"the peers' contracts do not compile:\n{''.join(errors).strip()}")
    return {name: _contract(name, made) for file in sources for name, made in answer["contracts"][file].items()}


def _contract(name: str, made: dict) -> Contract:
    code, runtime = (bytes.fromhex(made["evm"][part]["object"]) for part in ("bytecode", "deployedBytecode"))
    return Contract(name, made["abi"], code, runtime, immutables=0)


def _peers(rpc: Rpc, contracts: dict[str, Contract]) -> Figures:
    figures = {
        f"peers.{peer}.base64.gas_per_char": _base64_gas(deploy(rpc, contracts[name]), SAMPLE)
        for peer, name in ENCODERS.items()
    }
    for peer, name in TOKENS.items():
        figures |= _named(peer, _token(rpc, partial(deploy, rpc, contracts[name])))
    layers = {peer: _layer_gas(deploy(rpc, contracts[name])) for peer, name in LAYERS.items()}
    return figures | {f"peers.{peer}.dense.gas_per_mac": gas for peer, gas in layers.items()}


def _conus(rpc: Rpc) -> Figures:
    encoder = deploy(rpc, build.contract("EncodingHarness"))
    archive = deploy(rpc, build.contract("Archive"))
    figures = {
        "peers.conus.base64.gas_per_char": _base64_gas(encoder, sample_rows()),
        "peers.conus.dense.gas_per_mac": neural.dense(rpc, archive, 8, LAYER_SHAPE, 8),
        "peers.naive_vyper.dense.gas_per_mac": _layer_gas(deploy(rpc, build.contract("NaiveDense"))),
    }
    return figures | _named("conus", _token(rpc, _collections(rpc)))


def _base64_gas(encoder: Deployed, sample: object) -> float:
    """Gas of a character of the sample's base64, the sample being given as the encoder takes it."""
    text, gas = encoder.read("gas_of_base64", sample)
    assert text == base64.b64encode(SAMPLE).decode()
    return gas / len(text)


def _layer_gas(naive: Deployed) -> float:
    """Gas of a multiply-accumulate of a layer of int8, by a contract that is given all of it."""
    weights, bias = neural.layer(8, LAYER_SHAPE)
    x, high, by = neural.active(8, LAYER_SHAPE[1]), 255, 8
    out, gas = naive.read("gas_of_dense", weights.tolist(), bias.tolist(), x.tolist(), by, high)
    assert list(out) == neural.clamped(network.dense(x, weights, bias), by, high)
    return gas / weights.size


def _collections(rpc: Rpc) -> Callable[[], Deployed]:
    """Returns what deploys a new collection of ours, with a generator that costs a mint nothing."""
    artist = rpc.call("eth_accounts")[0]
    notary, scribe = (deploy(rpc, build.contract(name)) for name in ("CommitReveal", "Scribe"))
    generator = deploy(rpc, build.contract("EchoGenerator"), 256, 0)
    makers = (generator.address, notary.address, scribe.address)

    def make() -> Deployed:
        collection = deploy(rpc, build.contract("Collection"), "Peer", "PEER", "", *makers, 1_000, artist, 500)
        collection.send("set_minter", artist, True)
        return collection

    return make


def _named(peer: str, figures: Figures) -> Figures:
    return {f"peers.{peer}.{key}": value for key, value in figures.items()}


def _token(rpc: Rpc, make: Callable[[], Deployed]) -> Figures:
    """Measures a token that `make` deploys anew, mintable by the first account, its ids from 1 on."""
    _, holder, receiver = rpc.call("eth_accounts")[:3]
    one, many = (make().send("mint", holder, quantity).gas_used for quantity in (1, MINTED))

    token = make()
    token.send("mint", holder, LONGEST)
    ids = [(id_,) for id_ in range(1, LONGEST + 1)]
    assert token.read_each("ownerOf", ids) == [holder] * LONGEST
    transfers = [(holder, receiver, *id_) for id_ in ids]
    gas = token.gas_each("transferFrom", transfers, sender=holder)
    dearest = transfers[gas.index(max(gas))]
    return {
        "mint.first": one,
        "mint.each_further": (many - one) / (MINTED - 1),
        "owner_of.max": max(token.gas_each("ownerOf", ids, execution=True)),
        "transfer.max": token.send("transferFrom", *dearest, sender=holder).gas_used,
    }
