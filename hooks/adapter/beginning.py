"""Imported first: no cycle is looked for while hundreds of modules are loaded, then while sites are built.

Among hundreds of thousands of values that are all kept, that takes a tenth of the time and finds nothing. The process
ends with the site: looking for them again before that would take as long.
"""

from __future__ import annotations

import atexit
import gc

gc.disable()


def collect_nothing() -> None:
    """Look for no cycle, at exit neither; a process that goes on says so to `gc` itself."""
    gc.disable()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
