"""Whole pages as they are copied: every crumb goes with the company it keeps, and nothing else does."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import article
from reader.article import Article, Paragraph
from reader.cleanup import clean, phrases
from reader.cleanup.line import key, plain
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data"
TITLE = "Minsk ferme ses portes aux observateurs"
OPENING = "La décision est tombée lundi soir, sans explication, par un simple communiqué."
CLOSING = "Personne, hier, n’osait dire combien de temps cela durerait."
GLUED = re.compile(r"\s*\{\{(.*?)\}\}")


def sections(name: str) -> dict[str, list[str]]:
    """The lines of a data file, by the heading that they stand under."""
    parts = re.split(r"^## ", (DATA / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: [line for line in part.split("\n")[1:] if line] for part in parts}


PAGES = sections("messy.txt")
DECOYS = sections("decoys.txt")


def scraped(*texts: str, **fields: str) -> Article:
    paragraphs = (Paragraph("title", TITLE), *(Paragraph("text", text) for text in texts))
    return Article("a", TITLE, paragraphs, **fields)


def shown(found: Article) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


@pytest.mark.parametrize("blank", [False, True], ids=["a line each", "blank lines between"])
@pytest.mark.parametrize("name", PAGES)
def test_of_a_copied_page_the_article_is_left(name: str, blank: bool) -> None:
    lines = PAGES[name]
    text = ("\n\n" if blank else "\n").join(re.sub(r"\{\{|\}\}", "", line[2:]) for line in lines)
    found = clean(article.parse(text, "page.txt"))
    kept = [GLUED.sub("", line[2:]) for line in lines if line.startswith("=")]
    assert found.title == kept[0]
    assert shown(found) == kept
    gone = [line[2:] for line in lines if line.startswith("-")]
    gone += [cut for line in lines for cut in GLUED.findall(line)]
    assert sorted(cut.text for cut in found.removed) == sorted(gone)
    assert all(cut.reason for cut in found.removed)


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 30
    assert len(DECOYS["sentences"]) >= 60


PLACES: dict[str, tuple[str, ...]] = {
    "in the middle": (OPENING, "*", CLOSING),
    "first": ("*", OPENING, CLOSING),
    "last": (OPENING, CLOSING, "*"),
    "between share links": (OPENING, "Partager", "*", "Copier le lien", CLOSING),
    "in a bar at the head": ("Offrir l’article", "Partager", "*", "Temps de lecture : 3 min", OPENING),
    "in a bar at the foot": (OPENING, "Partager", "*", "Voir les commentaires", "Contribuer"),
    "in a newsletter's box": (OPENING, "Newsletter", "*", "S’inscrire", CLOSING),
    "after related articles": (OPENING, "Sur le même sujet", "Un titre", "Un autre titre", "*"),
    "after a read-also link": (OPENING, "Lire aussi :", "*", CLOSING),
}


@pytest.mark.parametrize("sentence", DECOYS["sentences"])
def test_a_sentence_stays_wherever_it_stands(sentence: str) -> None:
    for place, texts in PLACES.items():
        given = scraped(*(sentence if text == "*" else text for text in texts))
        assert sentence in shown(clean(given)), place


@pytest.mark.parametrize("heading", DECOYS["headings"])
def test_a_heading_without_crumbs_of_its_kind_stays(heading: str) -> None:
    for neighbour in ("", "Publicité", "Lire aussi : Les routes de l’exil", "© AFP"):
        texts = [text for text in (OPENING, neighbour, heading, CLOSING) if text]
        found = clean(scraped(*texts, published="2024-03-05", byline="Anna Martin"))
        assert shown(found) == [TITLE, OPENING, heading, CLOSING], neighbour


def test_every_phrase_has_one_reason_and_is_found() -> None:
    lines = (ROOT / "reader/cleanup/phrases.txt").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith(("#", "==", "??"))]
    found = [key(plain(line)) for line in written]
    assert len(set(found)) == len(found)
    assert all(bool(phrases.sure(one)) != bool(phrases.hint(one)) for one in found)


def test_a_list_of_networks_is_the_articles_own() -> None:
    listed = ("Trois réseaux sont coupés depuis lundi :", "Facebook", "Twitter", "WhatsApp", CLOSING)
    assert shown(clean(scraped(OPENING, *listed))) == [TITLE, OPENING, *listed]
    bare = ("Trois réseaux sont coupés depuis lundi.", "Facebook", "Twitter", "WhatsApp", CLOSING)
    assert shown(clean(scraped(OPENING, *bare))) == [TITLE, OPENING, *bare]
    chapters = ("Facebook", OPENING, "Twitter", CLOSING, "WhatsApp", "Le dernier tient encore, mais mal.")
    assert shown(clean(scraped(*chapters))) == [TITLE, *chapters]


def test_a_lone_hint_goes_only_beside_its_kind() -> None:
    assert "Facebook" not in shown(clean(scraped(OPENING, "Partager", "Facebook", CLOSING)))
    assert "Réagir" not in shown(clean(scraped(OPENING, "Lire plus tard", "Réagir", CLOSING)))
    assert "Newsletter" in shown(clean(scraped(OPENING, "Partager", "Newsletter", CLOSING)))


def test_a_box_needs_its_button_and_its_promise() -> None:
    promise = "Chaque lundi, retrouvez l’essentiel de l’actualité des Balkans."
    assert shown(clean(scraped(OPENING, "Newsletter", promise, "S’inscrire"))) == [TITLE, OPENING]
    news = "Le ministère l’envoie à trois mille diplomates, chaque lundi."
    assert news in shown(clean(scraped(OPENING, "Newsletter", news, "S’inscrire", CLOSING)))
    assert "Newsletter" in shown(clean(scraped(OPENING, "Newsletter", "Un courrier de plus.", CLOSING)))


def test_a_signature_under_the_text_fills_the_empty_fields() -> None:
    found = clean(scraped(OPENING, CLOSING, "Propos recueillis par Anna Petit", "Le Courrier avec AFP"))
    assert (found.byline, found.outlet) == ("Anna Petit", "Le Courrier")
    assert shown(found) == [TITLE, OPENING, CLOSING]
    known = clean(scraped(OPENING, "Le Courrier avec AFP", byline="J. Roux", outlet="La Gazette"))
    assert (known.byline, known.outlet) == ("J. Roux", "La Gazette")
    assert shown(clean(scraped("AFP", OPENING, "AFP", CLOSING))) == [TITLE, "AFP", OPENING, "AFP", CLOSING]


@pytest.mark.parametrize(
    "credit",
    ["JEAN MARTIN / AFP", "Jean-Luc d’Arc / Hans Lucas via AFP", "© Jean Martin", "(Photo : Reuters)",
     "PHOTO JEAN MARTIN, AGENCE FRANCE-PRESSE", "SOFIA PETIT / AGENCE CAUCASE"],
)  # fmt: skip
def test_a_credit_is_cut_off_its_caption(credit: str) -> None:
    found = clean(scraped(f"Le port d’Odessa, le 12 novembre. {credit}", OPENING))
    assert shown(found) == [TITLE, "Le port d’Odessa, le 12 novembre.", OPENING]
    assert [(cut.reason, cut.text) for cut in found.removed] == [("photo credit", credit)]


@pytest.mark.parametrize(
    "text",
    [
        "Le cliché est signé JEAN MARTIN / AFP",
        "Il travaille pour l’agence. AFP ou Reuters, peu lui importe",
        "La réponse est venue du fournisseur. Windows / Linux",
        "Il a dit oui. POUTINE / ZELENSKY",
    ],
)
def test_a_sentence_that_ends_like_a_credit_stays_whole(text: str) -> None:
    assert shown(clean(scraped(text, OPENING))) == [TITLE, text, OPENING]


PIECES = [re.sub(r"\{\{|\}\}", "", line[2:]) for lines in PAGES.values() for line in lines]
PIECES += [*DECOYS["sentences"], *DECOYS["headings"], "", "«"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=25))
def test_what_is_kept_and_what_is_removed_are_the_page_in_order(texts: list[str]) -> None:
    given = scraped(*texts)
    found = clean(given)
    assert letters(in_order(found)) == letters(shown(given))
    assert all(one.before <= other.before for one, other in pairwise(found.removed))


def in_order(found: Article) -> list[str]:
    """The texts of an article and of its cuts as they stood on the page."""
    texts: list[str] = []
    for place in range(len(found.paragraphs) + 1):
        texts += [cut.text for cut in found.removed if cut.before == place]
        texts += [paragraph.text for paragraph in found.paragraphs[place : place + 1]]
    return texts


def letters(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize(
    "unit",
    ["JEAN ", "A. ", "/ AFP ", "© ", "(@a) ", "— ", "lire aussi : ", "1.2", "facebook ", "abonnez-vous ",
     "(", "[", "Chaque matin, recevez ", "ab/", "•", "\u00a0", "e\u0301", ", dit "],
)  # fmt: skip
def test_a_line_of_a_megabyte_is_read_in_full(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    for line in (f"{OPENING} {text}. JEAN MARTIN / AFP", text[:590], text[:110]):
        found = clean(scraped(line, OPENING, text[:150]))
        assert letters(in_order(found)) == letters([TITLE, line, OPENING, text[:150]])


def test_a_note_under_the_text_is_the_articles_own() -> None:
    notes = ("Propos recueillis par Anna Petit. Certains noms ont été modifiés.",
             "Traduit par Odile Roux, éditions du Phare, 24,90 euros.")  # fmt: skip
    for note in notes:
        assert shown(clean(scraped(OPENING, note))) == [TITLE, OPENING, note]
