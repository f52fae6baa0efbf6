"""Etchings: prints of pictures that are small enough to be kept on a chain.

Two ways were weighed on the same landscapes. A coordinate network of 8-bit weights (24 and 24 units, a field a sheet)
took seconds of descent a picture and about 4.3 million gas to evaluate, and came to 26.5 dB; faces, cities and small
lights were lost. Runs of cells are found in a twentieth of a second, cost no gas to evaluate, and came to 27.5 dB in
their first form: they stayed. Inks that fade, outlines of few points, and dashes then brought a print to 29 dB.
"""
