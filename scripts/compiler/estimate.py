"""What a network costs, measured before anything is sent: on an Anvil of its own it is uploaded, and run."""

from dataclasses import dataclass

import numpy as np

from reference.neural import network
from reference.neural.model import Model, ModelError, shapes
from scripts.chain import anvil, build
from scripts.chain.build import MAX_RUNTIME_BYTES
from scripts.chain.contract import Deployed, deploy
from scripts.chain.rpc import READ_GAS, Rpc

from .compiled import Compiled
from .packing import pack
from .point_lanes import Plan as PointPlan
from .points import least

RUNS = 8
ROOM_GAS = 2**40  # for a run that would not fit a transaction: its cost is told all the same
SEED = 1
RULES = "cancun"  # later ones have a least price for call data (EIP-7623), which hides what a run itself takes

# What makes a contract of a module, to measure it.
DOOR = """

@external
@pure
def points(x: uint256[INPUTS]) -> uint256[OUTPUTS]:
    return self._points(x)
"""


@dataclass(frozen=True)
class Estimate:
    """The gas of everything that an upload sends, and of one run.

    Attributes:
        archive: of the contract that keeps data, deployed once a chain.
        data: of each data contract.
        network: of the network's own contract.
        forward: the most that a run took as a call, without a transaction's base and call data.
        macs: the network's multiply-accumulates.
    """

    archive: int
    data: tuple[int, ...]
    network: int
    forward: int
    macs: int

    @property
    def fits(self) -> bool:
        """Whether a run fits a transaction."""
        return self.forward <= READ_GAS


def estimate(compiled: Compiled) -> Estimate:
    """Uploads a network to an Anvil of its own, runs it and compares it with the reference.

    Raises ModelError for a network that no transaction could deploy, or that would not give what the reference gives.
    """
    with anvil.running("--gas-limit", str(ROOM_GAS), hardfork=RULES) as url:
        rpc = Rpc(url)
        archive = deploy(rpc, build.contract("Archive"))
        places, data = [], []
        for content in compiled.network.data:
            places.append(archive.read("write", content))
            data.append(archive.send("write", content).gas_used)
        deployed = deploy(rpc, compiled.contract, *([places] if places else []))
        sent = [_created(rpc, archive), *data, _created(rpc, deployed)]
        if max(sent) > READ_GAS:
            raise ModelError(
                f"estimate: a transaction can use {READ_GAS:,} gas, and deploying {compiled.model.name} would use "
                f"{max(sent):,}"
            )
        forward = _run(compiled.model, deployed)
    return Estimate(sent[0], tuple(data), sent[-1], forward, multiplications(compiled.model))


@dataclass(frozen=True)
class PointsEstimate:
    """What a coordinate network costs within a piece: its bytes of code, and the gas of one word of points."""

    code: int
    word: int


def estimate_points(plan: PointPlan, text: str) -> PointsEstimate:
    """Compiles a module by itself, runs it on an Anvil of its own, and compares every point with the reference.

    Raises ModelError for one that fits no contract, or does not give what the reference gives.
    """
    model = plan.model
    contract = build.emitted({"networks/Points.vy": text + DOOR})
    if len(contract.runtime) > MAX_RUNTIME_BYTES:
        raise ModelError(
            f"estimate: {model.name} compiles to {len(contract.runtime):,} bytes of code, and a contract can have "
            f"{MAX_RUNTIME_BYTES:,}: train a smaller one, or compile it without --points"
        )
    random = np.random.default_rng(SEED)
    given = random.integers(
        model.input.low, model.input.high, (RUNS, plan.lanes.count, *model.input.shape), endpoint=True
    )
    cases = [([pack(column, plan.lanes.bits) for column in word.T.tolist()],) for word in given]
    with anvil.running("--gas-limit", str(ROOM_GAS), hardfork=RULES) as url:
        deployed = deploy(Rpc(url), contract)
        answers = deployed.read_each("points", cases, gas=ROOM_GAS)
        gas = max(deployed.gas_each("points", cases, execution=True, gas=ROOM_GAS))
    mask = (1 << plan.lanes.bits) - 1
    for points, answer in zip(given, answers, strict=True):
        for lane, point in enumerate(points):
            got = [((word >> (plan.lanes.bits * lane)) & mask) + least(plan) for word in answer]
            if got != network.run(model, point).tolist():
                raise ModelError(f"estimate: {model.name} compiled gives other numbers than the reference")
    return PointsEstimate(len(contract.runtime), gas)


def _created(rpc: Rpc, deployed: Deployed) -> int:
    """The gas of the transaction that made a contract: the only one of the block in which its code appeared."""
    latest = int(rpc.call("eth_blockNumber"), 16)
    for number in range(latest, -1, -1):
        for hash_ in rpc.call("eth_getBlockByNumber", hex(number), False)["transactions"]:
            receipt = rpc.call("eth_getTransactionReceipt", hash_)
            if (receipt["contractAddress"] or "").lower() == deployed.address:
                return int(receipt["gasUsed"], 16)
    raise LookupError(f"no transaction made {deployed.address}")


def _run(model: Model, deployed: Deployed) -> int:
    cases = [(given.tolist(),) for given in inputs(model, RUNS)]
    answers = deployed.read_each("forward", cases, gas=ROOM_GAS)
    for (given,), answer in zip(cases, answers, strict=True):
        if not np.array_equal(answer, network.run(model, np.array(given))):
            raise ModelError(f"estimate: {model.name} compiled gives other numbers than the reference")
    return max(deployed.gas_each("forward", cases, execution=True, gas=ROOM_GAS))


def inputs(model: Model, count: int) -> list[np.ndarray]:
    """Inputs of a model: its least, its greatest, its ends mixed, and random ones."""
    random = np.random.default_rng(SEED)
    low, high, shape = model.input.low, model.input.high, model.input.shape
    fixed = [np.full(shape, low), np.full(shape, high), random.choice(np.array([low, high]), shape)]
    return fixed + [random.integers(low, high, shape, endpoint=True) for _ in range(count - len(fixed))]


def multiplications(model: Model) -> int:
    """The multiply-accumulates of a run."""
    sizes = shapes(model)
    return sum(
        layer.weights.size * int(np.prod(sizes[layer.name][1:], dtype=int))
        for layer in model.layers
        if layer.weighted
    )
