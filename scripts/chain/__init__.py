"""What the commands and the tests share to reach a chain: a node, JSON-RPC, built contracts, addresses."""
