"""Text becomes an article: its paragraphs, and what it says about itself; nothing is lost on the way."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Paragraph, parse, slug
from reader.neutral import neutralise

LEAD = "Le président russe est arrivé lundi à Minsk, où l’attendait son homologue biélorusse."
NEXT = "Les deux hommes ont signé un accord sur l’énergie, sans en donner le prix."


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", "\n \t\n\n", "\u2029"])
def test_title_and_paragraphs(gap: str) -> None:
    article = parse(gap.join(["Poutine en visite à Minsk", LEAD, NEXT]), "minsk.txt", source="a/minsk.txt")
    assert article.title == "Poutine en visite à Minsk"
    assert article.paragraphs == (
        Paragraph("title", "Poutine en visite à Minsk"),
        Paragraph("text", LEAD),
        Paragraph("text", NEXT),
    )
    assert (article.slug, article.source, article.removed) == ("minsk", "a/minsk.txt", ())


@pytest.mark.parametrize(
    "title",
    [
        "Minsk : Poutine dîne avec Loukachenko",
        "La Russie va-t-elle céder ?",
        "L’Otan dénonce une “escalade”",
        "« Nous tiendrons »",
        "Brest",
    ],
)
def test_titles(title: str) -> None:
    assert parse(f"{title}\n\n{LEAD}", "a.txt").title == title


@pytest.mark.parametrize(
    "text", [LEAD, f"{LEAD}\n{NEXT}", "Poutine est à Minsk.\n\n" + NEXT, "Il a dit :\n\n" + LEAD, "Kiev"]
)
def test_a_sentence_is_no_title(text: str) -> None:
    article = parse(text, "a.txt")
    assert article.title == ""
    assert {paragraph.kind for paragraph in article.paragraphs} == {"text"}


def test_the_title_goes_first_and_the_lines_above_it_stay() -> None:
    article = parse(f"Accueil » Monde » Une visite à Minsk\n\nMONDE\n\nUne visite à Minsk\n\n{LEAD}", "a.txt")
    assert texts(article) == ["Une visite à Minsk", "Accueil » Monde » Une visite à Minsk", "MONDE", LEAD]


def test_credit_lines_become_fields_and_are_kept() -> None:
    article = parse(
        f"Une visite à Minsk\n\nPar Jeanne Martin\nPublié le 28/03/2023 à 10h12\n\n{LEAD}", "a.txt"
    )
    assert (article.byline, article.published) == ("Jeanne Martin", "2023-03-28")
    assert texts(article) == ["Une visite à Minsk", LEAD]
    assert [cut.text for cut in article.removed] == ["Par Jeanne Martin", "Publié le 28/03/2023 à 10h12"]
    assert {cut.before for cut in article.removed} == {1}


def test_credits_above_the_title_stand_before_it() -> None:
    article = parse(f"28 mars 2023\n\nMONDE\n\nUne visite à Minsk\n\n{LEAD}", "a.txt")
    assert article.title == "Une visite à Minsk"
    assert article.published == "2023-03-28"
    assert [(cut.text, cut.before) for cut in article.removed] == [("28 mars 2023", 1)]


WRAPPED = """Une visite à Minsk

Le président russe est arrivé lundi à Minsk, où l’attendait
son homologue biélorusse. Les deux hommes ont signé un
accord sur l’énergie.
Ils ont parlé des sanctions, et d’un rendez-
vous en avril que la presse n’attendait pas encore
avant l’été.
"""


def test_a_copied_page_of_links_and_short_paragraphs_is_not_wrapped_text() -> None:
    story = ("Le sommet a commencé avec une heure de retard.", "Personne ne s’en est plaint, pas même eux.")
    page = ("Partager", "Copier le lien", "Lire plus tard", *story, "Les plus lus", "Voir les commentaires")
    found = parse("\n".join(page * 2), "page.txt")
    assert {*page} == {paragraph.text for paragraph in found.paragraphs}


def test_wrapped_text_is_joined_again() -> None:
    assert texts(parse(WRAPPED, "a.txt")) == [
        "Une visite à Minsk",
        "Le président russe est arrivé lundi à Minsk, où l’attendait son homologue biélorusse. Les deux"
        " hommes ont signé un accord sur l’énergie.",
        "Ils ont parlé des sanctions, et d’un rendez-vous en avril que la presse n’attendait pas encore"
        " avant l’été.",
    ]


def test_short_paragraphs_one_a_line_are_not_joined() -> None:
    lines = ["« Jamais. »", "Poutine est parti.", "Minsk attend.", "Kiev aussi, dit-on."]
    assert texts(parse("\n".join(lines), "a.txt")) == lines


def test_hostile_text_is_harmless() -> None:
    article = parse(f"\x1b]0;x\x07Une \x1b[31mvisite\u202e à Minsk\n\n{LEAD}\x00", "a.txt")
    assert texts(article) == ["Une visite à Minsk", LEAD]


@pytest.mark.parametrize(
    "unit", ["a", "a ", "Poutine. ", "- ", "[", "*", "](", "<", "&", "\u0301", "1 mars ", "`"]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_huge_paragraph_is_an_article(unit: str, name: str) -> None:
    article = parse("Kiev. " + unit * (200_000 // len(unit)) + "\n\nFin.", name)
    assert article.paragraphs[-1].text.endswith("Fin.")


@given(st.lists(st.text(alphabet="aé.?:,«» -'Par28mars2023\t\n", max_size=30) | st.just(LEAD), max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    article = parse(text, "a.txt")
    seen = [paragraph.text for paragraph in article.paragraphs] + [cut.text for cut in article.removed]
    assert Counter("".join("".join(seen).split())) == Counter("".join(neutralise(text).split()))
    assert all(paragraph.text.strip() == paragraph.text != "" for paragraph in article.paragraphs)
    assert all("\n" not in line for line in seen)
    assert all(0 <= cut.before <= len(article.paragraphs) for cut in article.removed)
    assert bool(article.title) == any(paragraph.kind == "title" for paragraph in article.paragraphs)


def test_the_seeds(shared: Path) -> None:
    with_title, without = sorted((shared / "seeds").glob("*.txt"))
    first = parse(with_title.read_text(encoding="utf-8"), with_title.name)
    second = parse(without.read_text(encoding="utf-8"), without.name)
    assert first.title.startswith("La Russie “crée") and first.title.endswith("relais”")
    assert first.paragraphs[1].text.startswith("Home » MONDE")
    assert len(first.paragraphs) == sum(map(bool, with_title.read_text(encoding="utf-8").splitlines()))
    assert second.title == ""
    assert len(second.paragraphs) == len(without.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_45ab.txt", "000_45ab"),
        ("Le cœur de l’Été.md", "Le-coeur-de-l-Ete"),
        ("../../etc/passwd", "etc-passwd"),
        ("a.b.html", "a.b"),
        ("…", "article"),
        ("\x1b[31mx" + "y" * 200, "31mx" + "y" * 75),
        ("", "article"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_article_without_a_title_is_headed_by_its_first_words() -> None:
    untitled = parse("Une phrase sans titre, assez longue pour n’être pas un titre. Et une autre.", "x.txt")
    assert untitled.title == ""
    assert untitled.headline.startswith("Une phrase sans titre")
    assert len(replace(untitled, paragraphs=(Paragraph("text", "a" * 5000),)).headline) == 200
    assert replace(untitled, paragraphs=()).headline == ""
    assert replace(untitled, title="Un titre").headline == "Un titre"
