"""What all models of written values have in common."""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict

# No plugin that happens to be installed takes part in a check, and none is looked for, which takes as long as reading
# five sheets.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class StrictModel(BaseModel):
    """A model that refuses unknown keys, and whose values do not change.

    What checks them is built when the first one is checked: a build that finds all it needs in the cache has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
