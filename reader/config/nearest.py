"""What was probably meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, case aside; "" when none is."""
    from difflib import get_close_matches

    by_fold = {one.casefold(): one for one in known}
    found = get_close_matches(word[:100].casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""
