"""Templates as Jinja compiled them, kept from one build to the next: compiling takes a fifth of a small build."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.project import CACHED_TEMPLATES

MAX_KEPT = 600
"""Four versions of all templates of two editions, about."""


class CompiledTemplates(BytecodeCache):
    """Those of one environment; as with all that is kept, only what this user wrote here is read."""

    def __init__(self, cache: Cache, about: bytes) -> None:
        """Keep in *cache* what is compiled; *about* is the digest of what it depends on besides its source."""
        self._cache, self._about = cache, about
        cache.prune(CACHED_TEMPLATES, MAX_KEPT)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* what is kept, if anything is."""
        if known := self._cache.read(self._name(bucket)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what *bucket* holds."""
        self._cache.write(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        of = fingerprint.digest(fingerprint.ENGINE_FINGERPRINT, self._about, bucket.key, bucket.checksum)
        return f"{CACHED_TEMPLATES}/{of.hex()}"
