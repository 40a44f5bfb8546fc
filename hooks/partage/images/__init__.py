"""All of Pillow: contributors’ pictures come in, clean sizes go out; share images are drawn.

Untrusted bytes go in; `Picture` values, or sentences that say why not, come out. Imports `reference` and below.
"""
