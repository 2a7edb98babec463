"""What an article holds can neither steer a terminal nor hide from the reader."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.neutral import MAX_MARKS, neutralise, one_line

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\x1b\x07\x9b\x9c\x9d\x90[]P;m\\0?\r\n\t\u0301\u200b\u202e\ufeff\U000e0041a »"),
        st.characters(),
        st.characters(categories=["Cs", "Mn", "Cc", "Cf"]),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mKiev\x1b[0m", "Kiev"),
        ("\x1b[38;2;1;2;3mOTAN", "OTAN"),
        ("\x9b2JKiev", "Kiev"),
        ("a\x1b]0;pwned\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\lien\x1b]8;;\x1b\\b", "alienb"),
        ("a\x1b]52;c;aGk=\x9cb", "ab"),
        ("a\x1bPq#0~~\x1b\\b", "ab"),
        ("a\x9d0;x\x07b", "ab"),
        ("a\x1b_apc\x1b\\b", "ab"),
        ("\x1b(BKiev\x1bc", "Kiev"),
        ("fin\x1b", "fin"),
        ("fin\x1b[", "fin"),
    ],
)
def test_whole_escape_sequences_are_dropped(text: str, expected: str) -> None:
    assert neutralise(text) == expected


def test_an_unterminated_sequence_does_not_swallow_the_article() -> None:
    assert neutralise("\x1b]Le président\nKiev") == "Le président\nKiev"


def test_every_line_break_becomes_one() -> None:
    assert neutralise("a\r\nb\rc\nd\u2028e\u2029f\x85g\x0ch") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_controls_and_directions_are_dropped() -> None:
    assert neutralise("a\x00\x08b\x7fc\u202ed\u2066e\u200ff\u061cg\ufeffh\U000e0041i") == "abcdefghi"
    assert neutralise("a\tb") == "a b"


def test_what_typography_needs_stays() -> None:
    text = "« l’Élysée »\u00a0: 3\u202f000\u202f€, cœur, co\u00adopération, zéro\u200bespace, 👩‍🚀, e\u0301"
    assert neutralise(text) == text


def test_broken_code_points_are_shown() -> None:
    assert neutralise("a\ud800b\udfffc\uffffd\U0010fffe\ufdd0") == "a\ufffdb\ufffdc\ufffdd\ufffd\ufffd"


def test_zalgo_is_cut_down() -> None:
    assert neutralise("P" + "\u0301" * 500 + "outine") == "P" + "\u0301" * MAX_MARKS + "outine"
    assert neutralise("…" * 20) == "…" * 20


def test_one_line_joins_lines() -> None:
    assert one_line("  Home \r\n\n  MONDE\u2028Kiev ") == "Home MONDE Kiev"


@pytest.mark.parametrize("unit", ["\x1b]", "\x9d", "\x1b[", "\x9b0", "\x1bP\x1b", "\u0301", " \n", "\r", "a"])
def test_a_megabyte_of_one_thing_is_read_once(unit: str) -> None:
    result = neutralise(unit * (1_000_000 // len(unit)))
    assert "\x1b" not in result
    assert one_line(result) == neutralise(one_line(result))


@given(HOSTILE)
@settings(max_examples=300)
def test_nothing_dangerous_is_left(text: str) -> None:
    result = neutralise(text)
    assert neutralise(result) == result
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in result)
    assert not set(result) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2028\u2029")
    assert "\n" not in one_line(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs", "S"]), max_size=80))
def test_ordinary_text_is_untouched(text: str) -> None:
    assert neutralise(text) == text
