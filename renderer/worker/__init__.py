"""Makes images that are too heavy for a chain, and all that anchors them. Knows no chain: it answers jobs."""
