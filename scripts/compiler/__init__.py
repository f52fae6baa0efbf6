"""From an artist's network to a contract: import, quantization, proof, and the Vyper source."""
