"""Imago: a network that knows moths, and what is drawn of them."""
