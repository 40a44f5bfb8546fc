"""What the system refuses is said in French, with the file and a way out."""

from __future__ import annotations

import errno
import os

from partage.runtime.failures import failure_sentence


def test_each_error_of_the_system_is_a_french_sentence_with_its_file_and_a_way_out() -> None:
    for number in (
        errno.ENOSPC,
        errno.EACCES,
        errno.ENOENT,
        errno.EMFILE,
        errno.EIO,
        errno.ENAMETOOLONG,
    ):
        sentence = failure_sentence(OSError(number, os.strerror(number), "site/x.html"))
        assert "site/x.html" in sentence
        assert " ; " in sentence
        assert os.strerror(number) not in sentence
    assert "le disque ne répond pas" in failure_sentence(OSError(errno.EIO, os.strerror(errno.EIO), "x"))


def test_what_the_system_did_not_refuse_is_no_failure_of_it() -> None:
    assert failure_sentence(ValueError("x")) == ""
    assert "PARTAGE_PROCESSES=1" in failure_sentence(MemoryError())
