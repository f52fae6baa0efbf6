// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721 as OpenZeppelin} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721A} from "erc721a/contracts/ERC721A.sol";
import {ERC721 as Solady} from "solady/src/tokens/ERC721.sol";

// Tokens with nothing around them: anyone mints, no seed is drawn, nothing is capped. All that is needed to count on
// is written by the constructors, so that no mint pays for a fresh counter. Ids start at 1, as ours do.

contract ERC721AToken is ERC721A("Peer", "PEER") {
    function mint(address receiver, uint256 quantity) external {
        _mint(receiver, quantity);
    }

    function _startTokenId() internal pure override returns (uint256) {
        return 1;
    }
}

contract OpenZeppelinToken is OpenZeppelin("Peer", "PEER") {
    uint256 private next = 1;

    function mint(address receiver, uint256 quantity) external {
        uint256 id = next;
        uint256 end = id + quantity;
        for (; id < end; ++id) _mint(receiver, id);
        next = end;
    }
}

contract SoladyToken is Solady {
    uint256 private next = 1;

    function mint(address receiver, uint256 quantity) external {
        uint256 id = next;
        uint256 end = id + quantity;
        for (; id < end; ++id) _mint(receiver, id);
        next = end;
    }

    function name() public pure override returns (string memory) {
        return "Peer";
    }

    function symbol() public pure override returns (string memory) {
        return "PEER";
    }

    function tokenURI(uint256) public pure override returns (string memory) {
        return "";
    }
}
