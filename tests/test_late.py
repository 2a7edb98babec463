"""Patterns that are compiled when they are first used."""

import importlib
import pkgutil
import re
import sys

import pytest

import reader
from reader.late import late


def test_it_does_what_a_compiled_pattern_does() -> None:
    words, same = late(r"(?P<first>\w)\w*", re.IGNORECASE), re.compile(r"(?P<first>\w)\w*", re.IGNORECASE)
    text = "Le premier jour"
    assert [found["first"] for found in words.finditer(text)] == ["L", "p", "j"]
    assert words.findall(text) == same.findall(text)
    assert words.sub("x", text) == same.sub("x", text)
    assert words.split(text) == same.split(text)
    assert words.fullmatch(text) is None
    assert (words.pattern, words.flags) == (same.pattern, same.flags)


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_pattern_of_the_product_compiles() -> None:
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if module.name != "reader.__main__":
            importlib.import_module(module.name)
    kind = type(late(""))
    modules = [one for name, one in sys.modules.items() if name.startswith("reader.")]
    patterns = [value for one in modules for value in vars(one).values() if isinstance(value, kind)]
    assert len(patterns) > 20
    assert all(pattern.groups >= 0 for pattern in patterns)
