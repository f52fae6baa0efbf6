"""The hybrid path: what is made off the chain, and what binds it."""
