"""The conditions of a term: a word or phrase that must, or must not, stand in the same segment."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.fold import fold, key

_RUNAWAY = re.compile(r"\)\s*[*+{]")
"""A repeated group can take time without bound on a hostile segment; no condition needs one."""
_ATOM = r"(?:[\w '’.,«»-]|\\\.|\[(?:A-Z|a-z|\w)+\]|\[- \])\??|\\b"
_SURE = re.compile(rf"\((?:{_ATOM}|\||\((?:\?:)?(?:{_ATOM}|\|)+\)\??)+\)")
"""Words, alternatives, sets of letters, groups one deep: what compiles for sure, so that nobody need try.
Nearly all patterns are so, and compiling them took a fifth of the time of reading a glossary."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One value of the columns `needs` and `unless`, ready to be asked."""

    phrase: str
    """Folded, small letters without accents; "" when `pattern` is used."""
    pattern: str = ""
    """A regular expression in parentheses."""

    def holds(self, text: str, plain: str) -> bool:
        """Whether it stands in a folded text; `plain` is key(text).

        A phrase is found at word boundaries, whatever its case; a pattern is searched in `text` as it is.
        """
        if self.pattern:
            return _compiled(self.pattern).search(text) is not None
        at = plain.find(self.phrase)
        while at >= 0:
            end = at + len(self.phrase)
            if not plain[at - 1 : at].isalnum() and not plain[end : end + 1].isalnum():
                return True
            at = plain.find(self.phrase, at + 1)
        return False


def condition(value: str) -> Condition:
    """Read one value: a word or phrase, or a regular expression wholly in parentheses.

    Raises ValueError, with the reason, when the expression does not compile or repeats a group.
    """
    text = fold(value.strip()).text
    if not (text.startswith("(") and text.endswith(")")):
        return Condition(key(text))
    if _RUNAWAY.search(text):
        raise ValueError(f"the pattern {text} repeats a group, which can run away")
    if not _SURE.fullmatch(text):
        try:
            _compiled(text)
        except re.error as error:
            raise ValueError(f"the pattern {text} is not a regular expression ({error})") from error
    return Condition("", text)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
