# pragma version 0.4.3
"""
@title Sampler
@license MIT
@notice Runs the flow from a seed's noise to a latent, step by step: a diffusion model, whole and in the open.
@dev Twin: reference/persona/sampler.py. The weights lie in contracts of their own, which anyone can read; flow.vy is
     made of the models whose hashes are told here.
"""

from ..numeric import normal
from ..numeric import stream
from . import flow

initializes: flow

NOISE_BLOCK: constant(uint256) = 2  # the first of the seed's stream with noise
BLOCKS: constant(uint256) = (flow.SIZE + stream.DRAWS - 1) // stream.DRAWS


@deploy
def __init__(weights: address[flow.CONTRACTS]):
    """
    @param weights The contracts that hold the weights, in their order.
    """
    flow.__init__(weights)


@view
@external
def latent(seed: uint256, kind: uint256) -> int256[flow.SIZE]:
    """
    @notice Returns where all steps have led to.
    """
    return self._state(seed, kind, flow.STEPS)


@view
@external
def state(seed: uint256, kind: uint256, steps: uint256) -> int256[flow.SIZE]:
    """
    @notice Returns where so many steps have led to, from noise at none; 2**10 is a standard deviation of it.
    """
    return self._state(seed, kind, steps)


@view
@external
def weights() -> DynArray[address, 32]:
    """
    @notice Returns the contracts that hold the weights. No twin: the reference has the models.
    """
    return flow._weights()


@pure
@external
def models() -> bytes32[2]:
    """
    @notice Returns the content hashes of the flow's network, and of what conditions it. No twin, as above.
    """
    return [flow.MODEL, flow.CONDITIONS]


@view
def _state(seed: uint256, kind: uint256, steps: uint256) -> int256[flow.SIZE]:
    """
    @notice Runs the flow. No twin: `state` is it.
    """
    assert kind < flow.KINDS, "sampler: no such kind"
    assert steps <= flow.STEPS, "sampler: no such step"
    return flow._flow(self._noise(seed), kind, steps)


@pure
def _noise(seed: uint256) -> int256[flow.SIZE]:
    """
    @notice Returns the noise of a seed.
    """
    found: int256[flow.SIZE] = empty(int256[flow.SIZE])
    at: uint256 = 0
    for k: uint256 in range(BLOCKS):
        numbers: int256[stream.DRAWS] = normal._normals(seed, NOISE_BLOCK + k)
        for number: int256 in numbers:
            if at == flow.SIZE:
                break
            found[at] = number
            at += 1
    return found
