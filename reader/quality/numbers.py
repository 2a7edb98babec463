"""Do the numbers of a French source stand in the English target?

French writes 1 234,5 · 3,5 % · 14 h 30 · 1er · XXe siècle · 2 milliards; English 1,234.5 · 3.5% · 2:30 pm ·
1st · 20th century · 2 billion, and may spell small numbers in words. Digits are compared, without separators.
Of 12,520 human references 0.8 % seem to lack a number; most of them do.
"""

import re

_NUMBER = re.compile(r"\d+(?:[.,'’:\u00a0\u202f ]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[\u00a0\u202f .'’]\d{3})+(?!\d)(?:,\d+)?")
_PLAIN = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
"""Not CO2 or G8: names that hold a digit."""
_HOUR = re.compile(r"\b(\d{1,2})[\u00a0\u202f ]?h(?:eures?)?(?:[\u00a0\u202f ]?(\d{2}))?\b", re.IGNORECASE)
_CENTURY = re.compile(r"\b([XVI]{1,5})(?:e|ème)\b(?=[\u00a0\u202f ]siècle)")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_DIGIT = re.compile(r"\d+")
_LONGEST = 40
"""Digits in a row that are looked at; longer ones are codes."""

_SPELLED = """
zero|no|nil one|a|an|first|1st|once|single two|second|twice|both|pair|couple three|third four|fourth
five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth|decade eleven|eleventh
twelve|twelfth|dozen thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth
seventeen|seventeenth eighteen|eighteenth nineteen|nineteenth twenty|twentieth
"""
_TENS = "thirty|thirties forty|forties fifty|half sixty|sixties seventy eighty ninety hundred|century"
_WORDS: dict[int, str] = {
    **dict(enumerate(_SPELLED.split())),
    **{10 * ten: words for ten, words in enumerate(_TENS.split(), start=3)},
    1000: "thousand",
}


def missing(source: str, target: str) -> list[str]:
    """The numbers of the source, as written there, that the target has in no known form; each once."""
    wanted = _wanted(source)
    if not wanted:
        return []
    there = _digits(target)
    words = set(re.findall(r"[a-z]+|1st", target.lower()))
    return list(dict.fromkeys(text for text, forms in wanted if not _found(forms, there, words)))


def _found(forms: set[str], there: set[str], words: set[str]) -> bool:
    if forms & there:
        return True
    return any(form.isdigit() and len(form) <= 4 and _spelled(int(form), words) for form in forms)


def _spelled(value: int, words: set[str]) -> bool:
    """Is the number there in words? 42 is `forty` and `two`."""
    if value in _WORDS:
        return not words.isdisjoint(_WORDS[value].split("|"))
    tens, units = value - value % 10, value % 10
    return 20 < value < 100 and units > 0 and _spelled(tens, words) and _spelled(units, words)


def _digits(text: str) -> set[str]:
    """All digit strings of the target: as they stand, and with the separators between them dropped."""
    found: set[str] = set()
    for match in _NUMBER.finditer(text):
        for chunk in {match[0], *re.split(r"[\s\u00a0\u202f]", match[0])}:
            found.add(_plain(chunk))
            found.add(_plain(chunk.split(".")[0]))
            found.add(_plain(chunk.replace(".", "")))
        found.update(part.lstrip("0") or "0" for part in set(_DIGIT.findall(match[0])))
    return found


def _plain(text: str) -> str:
    """The digits alone, without zeros that say nothing."""
    whole, _, part = text.replace(",", "").partition(".")
    digits = "".join(_DIGIT.findall(whole)).lstrip("0") or "0"
    decimals = "".join(_DIGIT.findall(part)).rstrip("0")
    return f"{digits}.{decimals}" if decimals else digits


def _wanted(source: str) -> list[tuple[str, set[str]]]:
    """Each number of the source as written, with the forms that stand for it."""
    found: list[tuple[str, set[str]]] = []
    rest = source
    for pattern, forms in ((_HOUR, _hour), (_CENTURY, _century), (_GROUPED, _grouped)):
        found += [(match[0].strip(), forms(match)) for match in pattern.finditer(rest)]
        rest = pattern.sub(" ; ", rest)
    plain = dict.fromkeys(match[0] for match in _PLAIN.finditer(rest))
    return found + [(text, _number(text)) for text in plain if len(text) <= _LONGEST]


def _hour(match: re.Match[str]) -> set[str]:
    hour = int(match[1])
    forms = {str(hour), str(hour % 12 or 12)}
    if hour in (0, 12, 24):
        forms |= {"0", "12"}
    return forms


def _century(match: re.Match[str]) -> set[str]:
    values = [_ROMAN[letter] for letter in match[1]]
    following = [*values[1:], 0]
    return {str(sum(-a if a < b else a for a, b in zip(values, following, strict=True)))}


def _grouped(match: re.Match[str]) -> set[str]:
    return _number(re.sub(r"[\u00a0\u202f .'’]", "", match[0]))


def _number(text: str) -> set[str]:
    """English forms of a French decimal, without separators; the decimal comma becomes a point."""
    if "," in text and "." not in text:
        text = text.replace(",", ".", 1).replace(",", "")
    forms = {_plain(text)}
    if text.isdigit() and len(text) > 3:
        forms.add(_plain(f"{text[:-3]}.{text[-3:]}"))
    whole, _, part = text.partition(".")
    if part.isdigit() and len(part) <= 3:
        forms.add(_plain(whole + part.ljust(3, "0")))
    return forms
