"""The sample articles: what the reader shows of them, and that they are ours."""

import re
from pathlib import Path

import pytest

from reader import intake
from reader.article import Article
from reader.segment import LIMIT, segment

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
KNOWN = {
    "cuisine-du-sommet": (
        "À Abidjan, le sommet se joue aussi en cuisine",
        "Marius Kerleau",
        "2023-10-02",
        "Le Courrier des Deux Rives",
    ),
    "interprete-de-vilnius": (
        "À Vilnius, l’interprète qui ne se trompe jamais de nom",
        "Hélène Vauquelin",
        "2024-03-14",
        "",
    ),
    "partie-d-echecs": (
        "Kiev-Minsk, la partie d’échecs que rien n’arrête",
        "Solène Abgrall",
        "2024-01-19",
        "La Gazette du Nord",
    ),
    "train-de-17h42": (
        "À la frontière biélorusse, un village attend toujours le train de 17 h 42",
        "",
        "2023-04-21",
        "",
    ),
}
LEFTOVERS = re.compile(
    r"cookie|abonn|newsletter|Partager|Lire aussi|Sur le même|Related|Accueil|ICI\b|Crédit|Temps de lecture|©"
)


@pytest.fixture(scope="module")
def samples() -> dict[str, Article]:
    return {found.slug: found for found in map(intake.read, intake.collect([str(SEEDS)]))}


def test_every_sample_is_found_with_what_it_says_about_itself(samples: dict[str, Article]) -> None:
    assert {slug: (a.title, a.byline, a.published, a.outlet) for slug, a in samples.items()} == KNOWN


def test_nothing_of_the_page_is_left_around_a_sample(samples: dict[str, Article]) -> None:
    for found in samples.values():
        assert found.paragraphs[0].kind == "title"
        assert not [p.text for p in found.paragraphs if LEFTOVERS.search(p.text)]
        assert all(len(p.text.split()) > 3 for p in found.paragraphs)


def test_the_scraped_sample_shows_every_kind_of_cut(samples: dict[str, Article]) -> None:
    scraped = samples["train-de-17h42"]
    assert {cut.reason for cut in scraped.removed} == {
        "advertisement",
        "breadcrumb",
        "byline",
        "byline or date",
        "comment box",
        "cookie notice",
        "page navigation",
        "photo caption",
        "photo credit",
        "read-also link",
        "reading time",
        "related articles",
        "repeated",
        "share links",
        "subscription notice",
    }
    text = (SEEDS / "train-de-17h42.txt").read_text(encoding="utf-8")
    pieces = [p.text for p in scraped.paragraphs] + [cut.text for cut in scraped.removed]
    assert sorted("".join("".join(pieces).split())) == sorted("".join(text.split()))


def test_the_samples_are_split_sentence_by_sentence(samples: dict[str, Article]) -> None:
    for found in samples.values():
        segments = segment(found)
        assert 35 <= len(segments) <= 80
        assert max(len(s.source) for s in segments) <= LIMIT
        assert all(len(s.text) > 8 for s in segments)


def test_the_samples_share_no_passage_with_the_development_articles(shared: Path) -> None:
    theirs = set().union(*(passages(path) for path in (shared / "seeds").glob("*.txt")))
    assert theirs
    for path in SEEDS.iterdir():
        assert not passages(path) & theirs, path.name


def passages(path: Path, words: int = 8) -> set[str]:
    found = re.findall(r"\w+", path.read_text(encoding="utf-8").casefold())
    return {" ".join(found[at : at + words]) for at in range(len(found) - words + 1)}
