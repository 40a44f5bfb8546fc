"""Imported first: no cycle is looked for while hundreds of modules are loaded, then while sites are built.

Among hundreds of thousands of values that are all kept, that takes a tenth of the time and finds nothing.
"""

from __future__ import annotations

import atexit
import gc

gc.disable()


def collect_nothing() -> None:
    """Look for no cycle, at exit neither; whoever is done with building says so to `gc`."""
    gc.disable()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
