"""Turn the bytes of an article into text, without losing an œ, a € or a «."""

import codecs
import re

from reader.errors import ArticleError

MAX_BYTES = 64 * 1024 * 1024
"""Most bytes an article may have; a long novel has one million."""

_HEAD = 4096
"""Bytes in which a page declares its charset (WHATWG looks at 1,024; news pages put scripts first)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip file (or a .docx, .odt or .epub, which are zip files)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a sound"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\x0b\x0c\r\x1a\x1b"))
_ASCII = bytes(range(0x80))
_SAMPLE = 100_000
"""Characters beyond ASCII that are looked at to tell the one-byte encodings apart."""
_DECLARED = re.compile(
    rb"""<meta\b[^<>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# ISO-8859-15 put €, Œ and œ where Windows has ¤, ¼ and ½. A ¼ or ½ is no letter's neighbour, unless a
# digit stands before it.
_LATIN_9 = re.compile(rb"\xa4|(?<![0-9])[\xbc\xbd][A-Za-z\xc0-\xff]")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_LATIN_1 = {"ascii", "iso8859-1", "iso8859-15", "cp1252"}
_TRUSTED = {
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 16)),
    *(f"cp125{page}" for page in (0, 1, 3, 4, 5, 6, 7, 8)),
    *("cp437", "cp850", "cp858", "mac-roman", "koi8-r", "koi8-u", "gbk", "gb18030", "big5", "shift_jis"),
}
_FRENCH = frozenset("éèêëàâäçùûüôöîïœæÉÈÊÀÂÇÔÎŒÆ«»€’‘“”–—…°\xa0")
# Controls that a page wrote in UTF-8 when it meant the Windows characters of the same numbers.
_C1 = re.compile("[\x80-\x9f]")
_WINDOWS = {0x80: "€", 0x8C: "Œ", 0x9C: "œ", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—"}


def decode(data: bytes, declared: str | None = None, *, name: str = "the text") -> str:
    """Return the text that `data` holds; `declared` is the charset that its page or server named, if any.

    A byte-order mark decides; then UTF-8, where it is valid or nearly so (broken bytes become U+FFFD); then
    the declared charset; then cp1252, ISO-8859-15 or Mac Roman, whichever gives the most French characters.
    "ISO-8859-1" means cp1252, as for browsers (WHATWG Encoding, 4.2), unless the bytes show ISO-8859-15.

    Raises ArticleError, naming `name`, when the bytes are no text or more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(too_large(name))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    kind = _binary(data)
    if kind:
        raise ArticleError(
            f"{name} is {kind}, not text: save the article as .txt or .html and open that file."
        )
    text = _utf8(data)
    if text is not None:
        return text.translate(_WINDOWS) if _C1.search(text) else text
    return data.decode(_legacy(data, declared), "replace")


def declared_charset(data: bytes) -> str | None:
    """Return the charset that an HTML or XML text declares near its beginning, or None."""
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def too_large(name: str) -> str:
    """Return the sentence for an article of more than `MAX_BYTES`."""
    return (
        f"{name} is larger than {MAX_BYTES >> 20} MiB, too large for an article: split it and open the parts."
    )


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 flavour of text without a mark: every other byte of Western text is zero."""
    head = data[:_HEAD]
    if len(head) < 8:
        return None
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _binary(data: bytes) -> str | None:
    """Say what `data` is when it is no text, else return None."""
    for magic, kind in _BINARY:
        if data.startswith(magic):
            return kind
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "a binary file" if b"\0" in data or controls * 20 > len(data) else None


def _utf8(data: bytes) -> str | None:
    """Return `data` read as UTF-8 when it is that but for a few broken bytes, else None."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = len(text) - broken - (len(data) - len(data.translate(None, _ASCII)))
    return text if good > broken else None


def _legacy(data: bytes, declared: str | None) -> str:
    """Return the codec for one-byte text: the declared one where it can be trusted, else the most French."""
    try:
        named = codecs.lookup(declared or "utf-8").name
    except (LookupError, ValueError):  # ValueError: a name with a NUL in it
        named = "utf-8"
    if named in _TRUSTED:
        return named
    if named in _LATIN_1:
        return _western(data)
    beyond = data.translate(None, _ASCII)[:_SAMPLE]
    return max((_western(data), "mac-roman"), key=lambda codec: _french(beyond.decode(codec, "replace")))


def _western(data: bytes) -> str:
    """Choose between the two Western codecs that claim to be Latin."""
    return "iso8859-15" if _LATIN_9.search(data) and not _WINDOWS_ONLY.search(data) else "cp1252"


def _french(text: str) -> int:
    """Return how many more of the characters belong to French than do not."""
    return sum(1 if char in _FRENCH else -1 for char in text)
