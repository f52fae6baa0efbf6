"""Veduta: imaginary landscapes of words and a seed, by a diffusion model of integers."""
