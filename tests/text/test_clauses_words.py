"""Classes of words: the same in every process, whatever order sets have there."""

import os
import subprocess
import sys

import pytest

from sayso.text.clauses_words import letters


@pytest.mark.parametrize(("word", "letter"), [("shot", "E"), ("said", "E"), ("cut", "b"), ("report", "b"), ("the", "d"), ("whatnot", "n")])
def test_letters(word, letter):
    assert letters()[word] == letter


def test_letters_do_not_depend_on_the_order_of_sets():
    code = "from sayso.text.clauses_words import letters; print(sorted(letters().items()))"
    shown = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2", "3")
    ]
    assert len(set(shown)) == 1
