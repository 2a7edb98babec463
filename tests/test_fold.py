"""Folding keeps what names are made of, and finds the way back."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.fold import APOSTROPHES, HYPHENS, INVISIBLE, SPACES, bare, fold, key, keys, spelling, spellings

PIECES = st.sampled_from(
    [
        *(*"aeéÉœ-' .😀Ж", *APOSTROPHES, *HYPHENS, *INVISIBLE, *SPACES),
        *("e\u0301", "I\u0307", "\u0323\u0301", "\u1112\u1161\u11ab", "и\u0306"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’OTAN, l‘Iran, lʼIrak", "L'OTAN, l'Iran, l'Irak"),
        ("Bosnie\u2011Herzégovine", "Bosnie-Herzégovine"),
        ("Xi\u00a0Jinping\u202f!", "Xi Jinping !"),
        ("deux  mots\n\t ici", "deux mots ici"),
        ("Lou\u200bka\u00adchenko\ufeff", "Loukachenko"),
        ("Pe\u0301kin", "Pékin"),
        ("e\u00ad\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("–—", "–—"),
        ("", ""),
    ],
)
def test_one_spelling(text: str, folded: str) -> None:
    assert fold(text).text == folded
    assert spelling(text) == folded


def test_plain_text_needs_no_offsets() -> None:
    for text in ("Aujourd'hui, l'Ukraine.", "« Élysée »", "L’Élysée\u00a0"):
        assert fold(text).offsets is None


def test_what_is_dropped_at_the_edges_stays_outside_a_span() -> None:
    folded = fold("\u200bKi\u00adev\u00ad  et")
    start = folded.text.index("Kiev")
    assert folded.span(start, start + 4) == (1, 6)
    assert folded.span(4, 5) == (7, 9)


def test_empty_spans_have_a_place() -> None:
    folded = fold("a\u00ad\u00adb")
    assert [folded.span(at, at) for at in range(3)] == [(0, 0), (3, 3), (4, 4)]
    assert fold("\u00ad").span(0, 0) == (0, 0)


@settings(deadline=None)
@given(TEXTS)
def test_a_span_maps_back_to_text_that_folds_to_the_same(text: str) -> None:
    folded = fold(text)
    clusters = folded.offsets or [(at, at + 1) for at in range(len(text))]
    for start in range(len(folded.text)):
        for end in range(start + 1, min(start + 5, len(folded.text)) + 1):
            low, high = folded.span(start, end)
            assert 0 <= low < high <= len(text)
            whole = (start == 0 or clusters[start - 1] != clusters[start]) and (
                end == len(clusters) or clusters[end] != clusters[end - 1]
            )
            if whole:
                assert fold(text[low:high]).text == folded.text[start:end]


@settings(deadline=None)
@given(st.one_of(TEXTS, st.text()))
def test_folding_is_idempotent_and_composed(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded
    assert unicodedata.is_normalized("NFC", folded)
    assert not set(folded) & set(INVISIBLE + APOSTROPHES + HYPHENS)


@settings(deadline=None)
@given(st.one_of(TEXTS, st.text()))
def test_offsets_advance(text: str) -> None:
    folded = fold(text)
    if folded.offsets is None:
        assert len(folded.text) == len(text)
        return
    assert len(folded.offsets) == len(folded.text)
    for before, after in zip(folded.offsets, folded.offsets[1:], strict=False):
        assert before == after or before[1] <= after[0]


@settings(deadline=None)
@given(st.text())
def test_bare_and_key_keep_places(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(bare(composed)) == len(composed)
    assert len(key(composed)) == len(composed)
    assert key(bare(composed)) == key(composed)


def test_bare_takes_accents_and_key_also_case() -> None:
    assert bare("ÉTATS-Unis, Łódź, Ça, œ, Ж") == "ETATS-Unis, Lodz, Ca, œ, Ж"
    assert key("ÉTATS-Unis Łódź Œ ЖИЗНЬ Ί") == "etats-unis lodz œ жизнь ί"


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(["e" + "\u0301\u0323" * 20_000, "\u00ad" * 40_000, "  " * 20_000, "e\u0301" * 20_000]))
def test_hostile_lengths_end(text: str) -> None:
    assert len(fold(text).text) <= len(text)


@settings(max_examples=200)
@given(st.lists(TEXTS, max_size=150))
def test_many_at_once_are_folded_as_each_alone(texts: list[str]) -> None:
    folded = spellings(texts)
    assert folded == [spelling(text) for text in texts]
    assert keys(folded) == [key(text) for text in folded]
