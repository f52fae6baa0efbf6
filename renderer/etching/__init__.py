"""Etchings: prints of pictures that are small enough to be kept on a chain.

Two ways were weighed on the same sketches of landscapes. A coordinate network of 8-bit weights (24 and 24 units, a
field a sheet) took 3.7 s of descent a picture and some 4.5 million gas at what the engine asks for a weight; faces,
cities and small lights were lost. Runs of cells took 0.04 s and no gas to evaluate, and as drawn were a decibel and a
half nearer to those sketches that found room: they stayed. Inks that fade, outlines of few points, and dashes came
after: prints are at about 29 dB of the pictures that Veduta learns from, and 31 dB of those that it makes.
"""
