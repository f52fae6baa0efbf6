// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// A dense layer as one writes it first, as contracts/testing/NaiveDense.vy has it: from memory to memory, and how
// much gas it took. The second one leaves out the checks of every operation.

contract NaiveDense {
    function gas_of_dense(
        int8[64][64] memory weights,
        int256[64] memory bias,
        int256[64] memory x,
        uint256 by,
        int256 high
    ) external view returns (int256[64] memory out, uint256 spent) {
        uint256 before = gasleft();
        for (uint256 o = 0; o < 64; o++) {
            int256 total = bias[o];
            for (uint256 i = 0; i < 64; i++) {
                total += int256(weights[o][i]) * x[i];
            }
            total >>= by;
            out[o] = total < 0 ? int256(0) : total > high ? high : total;
        }
        spent = before - gasleft();
    }
}

contract UncheckedDense {
    function gas_of_dense(
        int8[64][64] memory weights,
        int256[64] memory bias,
        int256[64] memory x,
        uint256 by,
        int256 high
    ) external view returns (int256[64] memory out, uint256 spent) {
        uint256 before = gasleft();
        unchecked {
            for (uint256 o = 0; o < 64; ++o) {
                int256 total = bias[o];
                for (uint256 i = 0; i < 64; ++i) {
                    total += int256(weights[o][i]) * x[i];
                }
                total >>= by;
                out[o] = total < 0 ? int256(0) : total > high ? high : total;
            }
        }
        spent = before - gasleft();
    }
}
