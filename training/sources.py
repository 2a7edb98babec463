"""Where training data come from and what their licences ask; the model card is written from this."""

from collections.abc import Iterable
from dataclasses import dataclass

CC0, CC_BY = "CC0 1.0", "CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Source:
    """One origin of sentence pairs."""

    title: str
    licence: str


OWN = Source("training/corpus, written for Vis-à-vis", CC0)
_BY_FILE = dict.fromkeys("ABCDEFGHIJKLMNOP", OWN) | {
    "tatoeba": Source("Tatoeba, tatoeba.org, fra–eng", "CC BY 2.0 FR"),
    "tico": Source("TICO-19, tico-19.github.io, en–fr", CC0),
}


def source_of(document: str) -> Source:
    """The source of a corpus file, by its name without `.tsv`; an unknown one is named after the file."""
    return _BY_FILE.get(document, Source(f"{document}.tsv", "unknown"))


def licence_of_weights(documents: Iterable[str]) -> str:
    """What a model trained on these files may be handed on under; "unclear" when a licence is unknown."""
    licences = {source_of(document).licence for document in documents}
    if "unknown" in licences:
        return "unclear: find out the licence of every source first"
    return CC0 if licences <= {CC0} else f"{CC_BY}, naming the sources below"
