"""French keeps its œ, its € and its guillemets, whatever wrote it."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ArticleError
from reader.intake import encoding
from reader.intake.encoding import declared_charset, decode

NEWS = "« Le cœur de l’Élysée », dit-il : 3 000 € d’œuvres… à Noël, où ça ? ŒUVRE – fin."
PLAIN = "« Le cœur de l'Élysée », dit-il : 3 000 € d'œuvres à Noël, où ça ? ŒUVRE, fin."
OLD = "Le président a été reçu à l'Élysée, où il a réaffirmé « son soutien » à l'Ukraine. Ça ira."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (NEWS, "utf-8"),
        (NEWS, "utf-8-sig"),
        (NEWS, "utf-16"),
        (NEWS, "utf-16-le"),
        (NEWS, "utf-16-be"),
        (NEWS, "utf-32"),
        (NEWS, "cp1252"),
        (NEWS, "mac-roman"),
        (PLAIN, "iso8859-15"),
        (OLD, "iso8859-1"),
        (OLD, "cp1252"),
        (OLD, "mac-roman"),
    ],
)
def test_french_survives_undeclared(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_marks(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + NEWS.encode(codec)) == NEWS


@pytest.mark.parametrize(
    ("declared", "text", "codec"),
    [
        ("ISO-8859-1", NEWS, "cp1252"),
        ("latin1", NEWS, "cp1252"),
        ("us-ascii", NEWS, "cp1252"),
        ("iso-8859-1", PLAIN, "iso8859-15"),
        ("iso-8859-15", PLAIN, "iso8859-15"),
        ("iso-8859-15", NEWS, "cp1252"),
        ("windows-1252", "Il en a mangé 2½, ou ½ l.", "cp1252"),
        ("macintosh", OLD, "mac-roman"),
        ("windows-1251", "Александр Лукашенко", "cp1251"),
        ("utf-8", NEWS, "cp1252"),
        ("iso-8859-1", NEWS, "utf-8"),
        ("no-such-charset", NEWS, "cp1252"),
        ("unicode_escape", NEWS, "cp1252"),
        ("rot13", NEWS, "cp1252"),
        ("a\0b", NEWS, "cp1252"),
    ],
)
def test_a_declared_charset_is_believed_as_far_as_the_bytes_allow(
    declared: str, text: str, codec: str
) -> None:
    assert decode(text.encode(codec), declared) == text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = NEWS.encode() + b" \xe9\xff " + NEWS.encode()[:-1] + b"\xc3"
    text = decode(data)
    assert text.startswith(NEWS)
    assert text.count("\ufffd") == 3
    assert "Ã" not in text


def test_windows_controls_written_as_utf8_are_repaired() -> None:
    assert decode("L\x92\x9cuvre à 5 \x80".encode()) == "L’œuvre à 5 €"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00", "image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"abc\x00def\x00\x00", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(ArticleError, match=f"photo.bin is .*{kind}.*not text"):
        decode(data, name="photo.bin")


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_BYTES", 1 << 20)
    with pytest.raises(ArticleError, match=r"big\.txt is larger than 1 MiB"):
        decode(b"a" * ((1 << 20) + 1), name="big.txt")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<html><head><meta charset="iso-8859-15">', "iso-8859-15"),
        (b"<META CHARSET=utf-8>", "utf-8"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
            "windows-1252",
        ),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "ISO-8859-1"),
        (b"<p>Le charset=utf-8</p>", None),
        (b"", None),
        (b"<meta " * 100_000, None),
    ],
)
def test_declared_charset(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_utf8_and_utf16_round_trip(text: str) -> None:
    assert decode(text.encode("utf-8")) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text


@given(
    st.lists(
        st.sampled_from(
            ["le", "cœur", "été", "à", "où", "ça", "«", "»", "ŒUVRE", "Noël", "l’an", "5", "€", "forêt"]
        ),
        min_size=3,
    )
)
@settings(max_examples=60)
def test_windows_french_round_trips(words: list[str]) -> None:
    text = " ".join(words)
    assert decode(text.encode("cp1252")) == text


@given(st.binary(max_size=200), st.none() | st.text(max_size=12))
def test_any_bytes_are_text_or_an_article_error(data: bytes, declared: str | None) -> None:
    try:
        assert isinstance(decode(data, declared), str)
    except ArticleError as error:
        assert "not text" in str(error)
