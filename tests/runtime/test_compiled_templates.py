"""What is compiled is kept with what it was compiled from."""

from __future__ import annotations

from pathlib import Path

from jinja2 import DictLoader, Environment

from partage.runtime.cache import Cache
from partage.runtime.compiled_templates import CompiledTemplates


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _generate(self, *arguments: object, **options: object) -> str:
        self.compiled += 1
        return super()._generate(*arguments, **options)  # type: ignore[arg-type, return-value]


def compiled(root: Path, text: str, about: bytes = b"fr") -> tuple[str, int]:
    env = Counting(loader=DictLoader({"a": text}))
    env.bytecode_cache = CompiledTemplates(Cache(root), about)
    return env.get_template("a").render(x=1), env.compiled


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert compiled(tmp_path, "{{ x }}") == ("1", 1)
    assert compiled(tmp_path, "{{ x }}") == ("1", 0)


def test_another_text_or_other_words_are_another_template(tmp_path: Path) -> None:
    compiled(tmp_path, "{{ x }}")
    assert compiled(tmp_path, "{{ x + 1 }}") == ("2", 1)
    assert compiled(tmp_path, "{{ x }}", b"en") == ("1", 1)


def test_what_was_not_kept_here_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    compiled(tmp_path / "a", "{{ x }}")
    (tmp_path / "a/.cache").rename(tmp_path / ".cache")
    assert compiled(tmp_path, "{{ x }}") == ("1", 1)
    for kept in (tmp_path / ".cache/partage/gabarits").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert compiled(tmp_path, "{{ x }}") == ("1", 1)
