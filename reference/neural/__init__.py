"""Quantized networks: the format, its meaning, and what can be proven about it."""
