// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64 as OpenZeppelin} from "@openzeppelin/contracts/utils/Base64.sol";
import {Base64 as Solady} from "solady/src/utils/Base64.sol";

// Each encodes bytes in memory to a string in memory, and says for how much gas, as
// contracts/testing/EncodingHarness.vy does for ours.

contract OpenZeppelinBase64 {
    function gas_of_base64(bytes memory data) external view returns (string memory text, uint256 spent) {
        uint256 before = gasleft();
        text = OpenZeppelin.encode(data);
        spent = before - gasleft();
    }
}

contract SoladyBase64 {
    function gas_of_base64(bytes memory data) external view returns (string memory text, uint256 spent) {
        uint256 before = gasleft();
        text = Solady.encode(data);
        spent = before - gasleft();
    }
}
