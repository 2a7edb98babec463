"""The curated people, organisations, works, set terms, languages and currencies: form and decisions."""

import unicodedata
from pathlib import Path

import pytest

from reader.glossary import Glossary, Term, load
from reader.glossary.lint import lint
from reader.glossary.termfile import read
from reader.spot import Spotter
from reader.verify import verify

CURATED = Path(__file__).resolve().parent.parent / "glossary"
FILES = ("people", "organisations", "titles-untranslated", "terms", "languages", "currencies")
COLUMNS = ["source", "target", "note", "kind", "variants", "accepted", "forbidden", "case", "needs", "unless"]
KINDS = {"person", "organisation", "work", "place", "term", "title", "language", "currency"}


@pytest.fixture(scope="module")
def curated() -> Glossary:
    return load(CURATED)


@pytest.fixture(scope="module")
def spotter(curated: Glossary) -> Spotter:
    return Spotter(curated)


@pytest.fixture(scope="module")
def own() -> list[Term]:
    return [term for name in FILES for term in read(CURATED / f"{name}.tsv", "curated")[0]]


def _rows(name: str) -> list[list[str]]:
    lines = (CURATED / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_the_ten_columns(name: str) -> None:
    header, *rows = _rows(name)
    assert header == COLUMNS
    assert [row for row in rows if len(row) != len(COLUMNS)] == []
    assert [row for row in rows if not row[0].strip() or not row[1].strip()] == []
    assert {row[3] for row in rows} <= KINDS
    assert {row[7] for row in rows} <= {"exact", "initial", "any"}


@pytest.mark.parametrize("name", FILES)
def test_text_is_composed_and_has_no_stray_spaces(name: str) -> None:
    text = (CURATED / f"{name}.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [cell for row in _rows(name) for cell in row if cell != cell.strip() or "  " in cell] == []


def test_no_english_form_has_an_underscore(own: list[Term]) -> None:
    """The engine's tokenizer turns an underscore into a space."""
    assert [form for term in own for form in term.targets if "_" in form] == []


def test_french_forms_are_unique(own: list[Term]) -> None:
    seen: dict[str, Term] = {}
    twice = [form for term in own for form in term.sources if seen.setdefault(form, term) is not term]
    assert twice == []


def test_the_lint_has_no_problem_with_these_files(curated: Glossary) -> None:
    ours = {f"{name}.tsv" for name in FILES}
    found = [str(one) for one in lint(curated) if one.severity == "problem" and Path(one.path).name in ours]
    assert found == []


def test_the_size_that_was_promised(own: list[Term]) -> None:
    assert len(own) >= 1100


DECISIONS = [
    ("Loukachenko accuse l'Otan.", {"Loukachenko": "Lukashenko", "Otan": "NATO"}),
    ("Alexandre Loukachenka a parlé.", {"Alexandre Loukachenka": "Alexander Lukashenko"}),
    ("VLADIMIR POUTINE MENACE", {"VLADIMIR POUTINE": "Vladimir Putin"}),
    ("Svetlana Tikhanovskaïa s'exprime.", {"Svetlana Tikhanovskaïa": "Sviatlana Tsikhanouskaya"}),
    ("Le groupe de Prigojine recule.", {"Prigojine": "Prigozhin"}),
    ("Mouammar Kadhafi est mort.", {"Mouammar Kadhafi": "Muammar Gaddafi"}),
    ("Selon Nétanyahou", {"Nétanyahou": "Netanyahu"}),
    ("Oussama Ben Laden est mort.", {"Oussama Ben Laden": "Osama bin Laden"}),
    ("Jean-Paul II et Benoît XVI", {"Jean-Paul II": "John Paul II", "Benoît XVI": "Benedict XVI"}),
    ("des obus perforants à l'uranium appauvri",
     {"obus perforants": "armor-piercing shells", "uranium appauvri": "depleted uranium"}),
    ("une arme nucléaire tactique", {"arme nucléaire tactique": "tactical nuclear weapon"}),
    ("Le garde des Sceaux et le préfet", {"garde des Sceaux": "justice minister", "préfet": "prefect"}),
    ("un député européen", {"député européen": "member of the European Parliament"}),
    ("Le Monde dément, Matignon aussi.", {"Le Monde": "Le Monde", "Matignon": "Matignon"}),
    ("À l'Élysée, on se tait.", {"Élysée": "the Elysee"}),
    ("Les talibans et Daech", {"talibans": "Taliban", "Daech": "Islamic State"}),
    ("La CPI a émis un mandat d'arrêt.", {"CPI": "ICC", "mandat d'arrêt": "arrest warrant"}),
    ("Le PIB recule, la TVA monte.", {"PIB": "GDP", "TVA": "VAT"}),
    ("La poutine se mange, le monde change.", {}),
    ("L'indice CPI des prix", {}),
    ("Sissi impératrice", {}),
    ("Les Champs-Élysées", {}),
    ("Kamal Joumblatt, père de Walid Joumblatt",
     {"Kamal Joumblatt": "Kamal Jumblatt", "Walid Joumblatt": "Walid Jumblatt"}),
    ("Al-Charaa à Paris", {"Al-Charaa": "al-Sharaa"}),
    ("Léa Salamé l'interroge.", {"Léa Salamé": "Léa Salamé"}),
    ("Le banquier Salamé est arrêté.", {"Salamé": "Salameh"}),
    ("Armen Sarkissian et Serge Sarkissian",
     {"Armen Sarkissian": "Armen Sarkissian", "Serge Sarkissian": "Serzh Sargsyan"}),
    ("Il l'a confié au Monde.", {"Monde": "Le Monde"}),
    ("Il a gagné la Coupe du Monde.", {}),
    ("Le pays contre-attaque.", {}),
    ("Une contre-attaque s'annonce.", {"contre-attaque": "counterattack"}),
    ("Les chefs d'Etats et un bouc émissaire",
     {"chefs d'Etats": "heads of state", "bouc émissaire": "scapegoat"}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), DECISIONS)
def test_decisions(spotter: Spotter, own: list[Term], source: str, expected: dict[str, str]) -> None:
    """Only the terms of these files count: the places and demonyms of a sentence are decided elsewhere."""
    mine = {term.sources for term in own}
    found = [one for one in spotter.spot(source) if one.term.sources in mine]
    assert {source[one.start : one.end]: one.term.target for one in found} == expected


RIGHT_AND_WRONG = [
    ("Loukachenko est seul.", "Lukashenko is alone.", "Lukashenka is alone."),
    ("Alexandre Loukachenko est seul.", "Alexander Lukashenko is alone.", "Alexandre Lukashenko is alone."),
    ("Zelensky parle.", "Zelenskyy speaks.", "Zelenski speaks."),
    ("Les députés votent.", "MPs vote.", "Depots vote."),
    ("Le garde des Sceaux parle.", "The Justice Minister speaks.", "The guard of the seals speaks."),
    ("La dissuasion étendue", "Extended deterrence", "Enlarged dissuasion"),
    ("Al-Qaïda au Maghreb islamique", "Al-Qaeda in the Islamic Maghreb", "Al-Qaïda au Maghreb"),
    ("Le Monde l'écrit.", "Le Monde writes it.", "The World writes it."),
    ("Franceinfo l'annonce.", "France Info reports it.", "France Inter reports it."),
    ("Le Conseil européen", "The European Council", "The Council of Europe"),
    ("Un bouclier humain", "A human shield", "A human chain"),
]


@pytest.mark.parametrize(("source", "right", "wrong"), RIGHT_AND_WRONG)
def test_right_english_is_accepted_and_wrong_is_not(
    spotter: Spotter, source: str, right: str, wrong: str
) -> None:
    occurrences = spotter.spot(source)
    assert verify(right, occurrences, source).ok
    assert not verify(wrong, occurrences, source).ok


SEED_VOCABULARY = [
    "Poutine", "Vladimir Poutine", "Loukachenko", "Loukachenka", "Alexandre Loukachenko",
    "Sviatlana Tsikhanouskaya", "Tsikhanouskaya", "Blagden", "Ben Hodges", "Rajan Menon",
    "Jake Sullivan", "président Xi", "OTAN", "URSS", "RPC", "Kremlin", "Newsweek", "Defence Priorities",
    "City College de New York", "Université d'Exeter", "Institut de stratégie et de sécurité",
    "département d'État", "armes nucléaires tactiques", "armes nucléaires", "obus perforants",
    "uranium appauvri", "dissuasion étendue", "escalade nucléaire", "États dotés d'armes nucléaires",
    "cessez-le-feu", "droits de l'homme", "conseiller à la sécurité nationale", "agents étrangers",
]  # fmt: skip


@pytest.mark.parametrize("form", SEED_VOCABULARY)
def test_the_vocabulary_of_the_first_articles_is_covered(spotter: Spotter, form: str) -> None:
    assert [form[one.start : one.end] for one in spotter.spot(form)] == [form]


def test_the_owners_articles_hold_no_unspotted_name(spotter: Spotter, shared: Path) -> None:
    """Every listed name and set term that stands in the two articles is found there."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt")))
    plain = text.replace("’", "'")
    found = {plain[one.start : one.end] for one in spotter.spot(plain)}
    there = [form for form in SEED_VOCABULARY if form in plain]
    assert len(there) > 20
    assert [form for form in there if form not in found] == []
