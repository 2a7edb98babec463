"""Words are found in many texts, however they are typed; every hit is one, and none is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.finder import Finder, Hit, Text, needle_of
from reader.finder.letters import plain, plain_texts
from reader.finder.snippet import snippet
from reader.segment import Segment
from reader.tui.room.search import step

LETTERS = "aeéEÉœŒß fiﬁ'’ -‐–\u00a0\u200b\u00adıİçc\u0327\u0301Zz«“\"…日👍\u200d.\n\t"


def text(*sources: str, targets: tuple[str, ...] = ()) -> Text:
    return Text([Segment(number, 0, source) for number, source in enumerate(sources)], targets)


@pytest.mark.parametrize(
    ("typed", "printed", "lit"),
    [
        ("ete", "L’ÉTÉ à Évreux", "ÉTÉ"),
        ("l'ete", "L’été", "L’été"),
        ("coeur", "Le cœur bat", "cœur"),
        ("CŒUR", "un coeur", "coeur"),
        ("oeuvre", "ŒUVRE", "ŒUVRE"),
        ("strasse", "Straße", "Straße"),
        ("kilicdaroglu", "Kemal Kılıçdaroğlu", "Kılıçdaroğlu"),
        ("istanbul", "à İstanbul", "İstanbul"),
        ("İSTANBUL", "à Istanbul", "Istanbul"),
        ("10 %", "de 10\u00a0% environ", "10\u00a0%"),
        ("e\u0301te\u0301", "été", "été"),
        ("été", "e\u0301te\u0301", "e\u0301te\u0301"),
        ('"mot"', "le “mot” juste", "“mot”"),
        ("1990-2000", "1990–2000", "1990–2000"),
        ("fin", "la ﬁn", "ﬁn"),
        ("zero", "zé\u200bro", "zé\u200bro"),
        ("a b", "a   b", "a   b"),
        ("x\u0307y", "xy", "xy"),
    ],
)
def test_what_a_hand_types_is_found_as_it_is_printed(typed: str, printed: str, lit: str) -> None:
    (hit,) = text(printed).places(typed)
    assert printed[hit.start : hit.end] == lit


@given(st.lists(st.text(LETTERS, max_size=30), max_size=5), st.text(LETTERS, max_size=4))
def test_every_hit_is_one_and_none_is_missed(sources: list[str], query: str) -> None:
    one = text(*sources, targets=tuple(reversed(sources)))
    needle = needle_of(query)
    places = one.places(query)
    hits = list(places)
    for hit in hits:
        assert needle in plain(one.text(hit)[hit.start : hit.end]).text
    texts = [source.strip() for source in sources]
    wanted = sum(plain(words).text.count(needle) for words in (*texts, *sources)) if needle else 0
    assert len(hits) == places.total == wanted
    assert hits == sorted(hits), "in reading order"
    assert [places.number(hit) for hit in hits] == list(range(1, len(hits) + 1))


@given(
    st.lists(st.text("ab f.…ﬀ", max_size=8), min_size=1, max_size=4),
    st.text("abf.", min_size=1, max_size=2),
)
def test_one_comes_from_each_place_to_the_next_and_back(sources: list[str], query: str) -> None:
    places = text(*sources, targets=tuple(reversed(sources))).places(query)
    hits = list(places)
    for at, hit in enumerate(hits):
        assert step(places, 0, hit, 1) == hits[(at + 1) % len(hits)]
        assert step(places, 0, hit, -1) == hits[at - 1]
    for current in range(len(sources)):
        later = [hit for hit in hits if hit.segment >= current]
        earlier = [hit for hit in hits if hit.segment < current]
        assert step(places, current, None, 1) == (later[0] if later else hits[0] if hits else None)
        assert step(places, current, None, -1) == (earlier[-1] if earlier else hits[-1] if hits else None)


@given(st.text(LETTERS, max_size=40))
def test_the_plain_spelling_knows_the_way_back(words: str) -> None:
    folded = plain(words)
    if folded.offsets is not None:
        assert len(folded.offsets) == len(folded.text)
        assert all(0 <= start <= end <= len(words) for start, end in folded.offsets)


@given(st.lists(st.text(LETTERS + "\0", max_size=12), max_size=70))
def test_texts_folded_together_are_as_if_folded_alone(texts: list[str]) -> None:
    assert plain_texts(texts) == [plain(text).text for text in texts]


def test_targets_that_come_later_are_found_and_old_ones_are_not() -> None:
    one = text("Un chat.", "Un œuf.")
    assert not list(one.places("cat"))
    one.update({0: "A cat.", 1: "An egg."})
    assert list(one.places("cat")) == [Hit(0, "target", 2, 5)]
    assert one.text(next(iter(one.places("egg")))) == "An egg."
    one.update({0: "A kitten."})
    assert not list(one.places("cat"))
    assert one.has("Un chat.")
    assert not one.has("A kitten.")


def test_nothing_is_found_across_texts_or_by_white_space() -> None:
    one = text("fin", "début", targets=("end", "start"))
    for words in ("fin end", "finend", "end début", "", " ", " \u00a0", "\u200b", "\n"):
        assert list(one.places(words)) == []
        assert one.places(words).total == 0


def test_articles_are_found_in_the_order_that_is_asked_for() -> None:
    finder: Finder[str] = Finder()
    for name, words in (("a", "un chat, un chat"), ("b", "un chien"), ("c", "un chat")):
        finder.put(name, text(words))
    found = list(finder.find("chat", ["c", "absent", "b", "a"], 1))
    assert [(one.name, one.count, len(one.hits)) for one in found] == [("c", 1, 1), ("a", 2, 1)]
    finder.put("c", text("plus rien"))
    finder.discard("a")
    finder.discard("absent")
    assert list(finder.find("chat", ["a", "b", "c"], 1)) == []


@given(st.text(LETTERS, min_size=1, max_size=60), st.data(), st.integers(1, 40))
def test_a_snippet_fits_and_shows_the_hit(words: str, data: st.DataObject, cells: int) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    before, hit, after = snippet(words, start, end, cells)
    assert (
        cell_len(before + hit + after) <= cells or cell_len(before) + cell_len(hit) + cell_len(after) <= cells
    )
    assert "\n" not in before + hit + after


def test_a_snippet_shows_what_stands_around() -> None:
    words = "Le président parle longtemps de la grande réforme devant les députés réunis à Paris."
    start = words.index("réforme")
    before, hit, after = snippet(words, start, start + 7, 40)
    assert (before, hit) == ("…grande ", "réforme")
    assert after.startswith(" devant les")
    assert after.endswith("…")
    assert snippet("court", 0, 5, 40) == ("", "court", "")
    assert snippet("a\x1b[31mb\u202ec", 0, 1, 40) == ("", "a", "bc")
