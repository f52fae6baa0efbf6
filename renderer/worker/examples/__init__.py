"""Models made on the spot, to try the worker with: small, and shaped like those that artists bring."""
