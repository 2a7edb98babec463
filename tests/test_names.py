"""Names that the glossary lacks: found, their English guessed, inconsistencies and suggestions."""

import pytest

from reader.article import Article
from reader.bitext import Bitext, Rendering, Unit
from reader.glossary import Glossary, Origin, Term
from reader.segment import Segment
from reader.spot import Spotter
from reader.survey.consistency import inconsistencies
from reader.survey.guess import guess
from reader.survey.names import find_names
from reader.survey.spellable import unspellable
from reader.survey.suggest import suggest
from reader.survey.usage import usage


def unit(source: str, target: str, spotter: Spotter, number: int = 0) -> Unit:
    renderings = []
    for one in spotter.spot(source):
        at = next((target.find(form) for form in one.term.targets if form in target), -1)
        form = next((form for form in one.term.targets if form in target), "")
        found = at >= 0
        place = (at, at + len(form)) if found else (None, None)
        renderings.append(Rendering(one, *place, "already" if found else "flagged", "R0" if found else "R6"))
    return Unit(Segment(0, number, source), target, target, tuple(renderings))


def bitext(*pairs: tuple[str, str], terms: tuple[Term, ...] = (), name: str = "a") -> Bitext:
    spotter = Spotter(Glossary(terms))
    units = tuple(unit(source, target, spotter, number) for number, (source, target) in enumerate(pairs))
    return Bitext(Article(name, "", ()), units)


def names(*sources: str, terms: tuple[Term, ...] = ()) -> list[str]:
    return [name.text for name in find_names([bitext(*((one, "") for one in sources), terms=terms)])]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hier Zorglub a parlé à Spirou.", ["Zorglub", "Spirou"]),
        ("Le comte Pacôme de Champignac et l'OCDE.", ["Pacôme de Champignac", "OCDE"]),
        ("Selon Zorglub, rien.", ["Zorglub"]),
        ("Mais l’Élysée se tait.", ["Élysée"]),
        ("ZORGLUB ACCUSE SPIROU", []),
        ("Rien de neuf.", []),
        ("On a vu Jean-Marc Vanden Broeck.", ["Jean-Marc Vanden Broeck"]),
    ],
)
def test_names_are_runs_of_capitals(source: str, expected: list[str]) -> None:
    assert names(source, "rien, hier, on a vu le comte") == expected


def test_a_word_that_the_library_writes_small_opens_no_name() -> None:
    assert names("Aviateurs et marins partent.", "des aviateurs") == []
    assert names("Malgré Zorglub, rien.", "malgré tout") == ["Zorglub"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Mme Zorglub et Me Spirou, Mlle Seccotine.", ["Zorglub", "Spirou", "Seccotine"]),
        ("Mme Zorglub parle.", ["Zorglub"]),
        ("Hier M. Boulanger a parlé.", ["Boulanger"]),
        ("M. Boulanger a parlé.", ["Boulanger"]),
        ("Le Dr Knock soigne.", ["Knock"]),
        ("Pourtant Zorglub part.", ["Zorglub"]),
        ("Boulanger de son état, il part. Titre de l’article.", []),
        ("Mesdames, partons.", []),
        ("Octobre passe. Wilk reste.", ["Wilk"]),
        ("Moi, je reste.", []),
        ("Non, dit Zorglub.", ["Zorglub"]),
    ],
)
def test_titles_and_openers_are_no_names_even_in_one_sentence(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_a_first_name_that_is_a_word_opens_a_name_where_the_library_shows_it() -> None:
    assert (
        names("Pierre Zorglub part.", "On a vu Pierre Zorglub.", "Pierre qui roule.")
        == ["Pierre Zorglub"] * 2
    )
    assert names("Pierre Zorglub part.") == ["Zorglub"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Loukachenka", True),
        ("Svetlana Tikhanovskaïa", True),
        ("Tchernov", False),
        ("Dmitri Ryjkov", False),
    ],
)
def test_another_spelling_of_a_known_name_is_told_from_another_name(name: str, known: bool) -> None:
    terms = tuple(
        Term(form, form.upper())
        for form in ("Loukachenko", "Sviatlana Tsikhanouskaïa", "Tchernigov", "Dmitri Bykov")
    )
    (found,) = suggest(find_names([bitext((f"On a vu {name}.", ""))]), terms, least=1)
    assert (found.like is not None) == known


def test_what_a_term_covers_is_no_candidate() -> None:
    assert names("On a vu Kiev et Zorglub.", terms=(Term("Kiev", "Kyiv"),)) == ["Zorglub"]


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("Loukachenka", "President Lukashenko spoke.", "Lukashenko"),
        ("Zorglub", "He saw Zorglub there.", "Zorglub"),
        ("OTAN", "He left NATO and the EU.", "NATO"),
        ("OCDE", "He left the UN.", None),
        ("Pacôme de Champignac", "The count Pacome of Champignac spoke.", "Pacome of Champignac"),
        ("Spirou", "Nobody came.", None),
    ],
)
def test_the_english_of_a_name_is_guessed(name: str, target: str, expected: str | None) -> None:
    span = guess(name, target)
    assert (target[slice(*span)] if span else None) == expected


def test_what_another_name_holds_is_not_guessed() -> None:
    assert guess("Loukachenka", "Lukashenko spoke.", [(0, 10)]) is None


def test_one_name_with_several_renderings_is_inconsistent() -> None:
    kolesnikova = Term("Kolesnikova", "Kolesnikova", accepted=("Kalesnikava",))
    belarus = Term("Biélorussie", "Belarus", accepted=("Belarusian",))
    terms = (kolesnikova, belarus)
    bitexts = [
        bitext(
            ("On a vu Kolesnikova.", "They saw Kolesnikova."),
            ("On a vu Zorglub en Biélorussie.", "They saw Zorglub in Belarus."),
            terms=terms,
        ),
        bitext(
            ("On a vu Kolesnikova.", "They saw Kalesnikava."),
            ("On a vu Zorglub en Biélorussie.", "They saw the Belarusian Zoglub."),
            terms=terms,
            name="b",
        ),
    ]
    found = inconsistencies(bitexts, find_names(bitexts))
    assert {one.name: (one.known, dict(one.forms)) for one in found} == {
        "Kolesnikova": (True, {"Kolesnikova": (("a", "p1s1"),), "Kalesnikava": (("b", "p1s1"),)}),
        "Zorglub": (False, {"Zorglub": (("a", "p1s2"),), "Zoglub": (("b", "p1s2"),)}),
    }


def test_suggestions_are_ranked_and_near_ones_take_the_known_english() -> None:
    known = Term("Loukachenko", "Lukashenko", kind="person", forbidden=("Lukashenka",))
    pairs = [("On a vu Loukachenka.", "They saw Lukasenka.")] * 2 + [
        ("On a vu Zorglub.", "They saw Zorglub.")
    ] * 3
    found = suggest(find_names([bitext(*pairs)]), [known])
    assert [(one.name, one.count, one.like) for one in found] == [
        ("Loukachenka", 2, known),
        ("Zorglub", 3, None),
    ]
    assert found[0].term.target == "Lukashenko"
    assert found[0].term.forbidden == ("Lukashenka",)
    assert found[1].renderings == (("Zorglub", 3),)
    assert suggest(find_names([bitext(*pairs)]), [known], least=4) == []


def test_usage_counts_what_became_of_terms() -> None:
    def at(line: int, source: str, target: str, **more: tuple[str, ...]) -> Term:
        return Term(source, target, origin=Origin("user", "g.tsv", line), **more)

    terms = (
        at(1, "Kiev", "Kyiv"),
        at(2, "Minsk", "Mensk"),
        at(3, "Brest", "Brest"),
        at(4, "Orange", "Orange", needs=("Vaucluse",)),
        at(5, "président de la République", "president"),
        at(6, "République tchèque", "Czechia"),
    )
    one = bitext(
        ("Kiev et Minsk.", "Kyiv and Minsk."),
        ("Une Orange à Minsk.", "An orange."),
        ("Le président de la République tchèque.", "The president."),
        terms=terms,
    )
    glossary = Glossary(terms)
    found = usage(glossary, [one], Spotter(glossary))
    assert [term.source for term in found.unused] == ["Brest", "Orange", "République tchèque"]
    assert [(problem.line, problem.severity, problem.reason) for problem in found.problems()] == [
        (2, "notice", "Minsk is flagged all 2 times that it occurs"),
        (4, "notice", "Orange occurs once and its condition never holds"),
        (
            5,
            "notice",
            "in “président de la République tchèque” président de la République is spotted and "
            "République tchèque (g.tsv:6) is not",
        ),
    ]


def test_what_the_vocabulary_lacks_cannot_be_spelt() -> None:
    terms = (Term("Pékin", "Beijing"), Term("Plzen", "Plzeň", origin=Origin("user", "g.tsv", 7)))
    [problem] = unspellable(terms, list, set("BeijngPlz"))
    assert str(problem).startswith("g.tsv:7: the package cannot spell Plzeň (it lacks ň)")
