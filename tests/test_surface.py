"""Folding keeps the places; forms are found as whole words; names are compared by letters and sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.enforce.similar import likeness, near, skeleton, unstutter
from reader.verify.surface import find, inflect, neat, plain, same


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(neat(text)) == len(text)


@given(st.text(alphabet="ab '-", max_size=30), st.text(alphabet="ab", min_size=1, max_size=3))
def test_what_is_found_is_there(text: str, form: str) -> None:
    for start, end in find(form, plain(text)):
        assert plain(text)[start:end] == form


@pytest.mark.parametrize(
    ("text", "count"), [("NATO", 1), ("NATO-NATO", 2), ("SENATO", 0), ("NATO_", 0), ("#NATO", 0), ("", 0)]
)
def test_whole_words_only(text: str, count: int) -> None:
    assert len(list(find("nato", plain(text)))) == count


def test_capitals_may_only_be_added() -> None:
    assert same("prefect", "Prefect") and same("chicken Kiev", "Chicken Kiev") and same("Belarus", "BELARUS")
    assert not same("Belarus", "belarus") and not same("NATO", "Nato")


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("embassy", "embassies"),
        ("church", "churches"),
        ("member of parliament", "members of parliament"),
        ("sanctions", "sanction"),
        ("the Netherlands", "Netherlands"),
    ],
)
def test_inflections(form: str, other: str) -> None:
    assert other in inflect(form) and form in inflect(form)


def test_names_that_sound_alike() -> None:
    assert skeleton("loukachenko") == skeleton("lukashenko")
    assert unstutter("lukashashenko") == "lukashenko"
    assert near("loukanchenka", "loukachenka") and near("polandland", "poland")
    assert not near("iran", "iraq"[:3]) and not near("prussia", "austria")
    assert likeness("lukashenko", "lukashenko") == 1.0
    assert likeness("tikhanovskaya", "tsikhanouskaia") > likeness("tikhanovskaya", "medvedev")
