"""The conditions of a term: a word or phrase that must, or must not, stand in the same segment."""

import re
from dataclasses import dataclass

from reader.fold import fold, key

_RUNAWAY = re.compile(r"\)\s*[*+{]")
"""A repeated group can take time without bound on a hostile segment; no condition needs one."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One value of the columns `needs` and `unless`, ready to be asked."""

    phrase: str
    """Folded, small letters without accents; "" when `pattern` is used."""
    pattern: re.Pattern[str] | None = None

    def holds(self, text: str, plain: str) -> bool:
        """Whether it stands in a folded text; `plain` is key(text).

        A phrase is found at word boundaries, whatever its case; a pattern is searched in `text` as it is.
        """
        if self.pattern is not None:
            return self.pattern.search(text) is not None
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
    try:
        return Condition("", re.compile(text))
    except re.error as error:
        raise ValueError(f"the pattern {text} is not a regular expression ({error})") from error
