"""The curated places and demonyms: well formed, and right in sentences (CLDR: test_curated_cldr.py)."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reader.fold import key, spelling
from reader.glossary import COLUMNS, Glossary, Term, load
from reader.glossary.lint import lint
from reader.spot import Spotter
from reader.verify import verify
from tests.conftest import ROOT

FOLDER = ROOT / "glossary"
FILES = ("places.tsv", "regions.tsv", "demonyms.tsv")
KINDS = {"place", "demonym", "organisation", "term"}


@cache
def curated() -> Glossary:
    return load(FOLDER)


@cache
def spotter() -> Spotter:
    return Spotter(curated())


def ours(name: str) -> list[Term]:
    return [term for term in curated().terms if Path(term.origin.path).name == name]


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines with a term: (number from 1, cells)."""
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, start=1):
        if number > 1 and line and not line.startswith("#"):
            yield number, line.split("\t")


# ---- The files


@pytest.mark.parametrize("name", FILES)
def test_file_is_a_tidy_table(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text.startswith("\t".join(COLUMNS) + "\n")
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    untidy = [
        number
        for number, cells in rows(name)
        if len(cells) != len(COLUMNS)
        or not cells[0]
        or not cells[1]
        or "_" in cells[1]
        or cells[3] not in KINDS
        or cells[7] not in {"exact", "initial", "any"}
        or any(cell != cell.strip() or "  " in cell for cell in cells)
    ]
    assert untidy == []


@pytest.mark.parametrize("name", FILES)
def test_sections_are_in_alphabetical_order(name: str) -> None:
    last = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n")[1:]:
        if line.startswith("#"):
            last = ""
        elif line:
            here = key(spelling(line.split("\t")[0]))
            assert last <= here, f"{name}: {line[:40]} stands after {last}"
            last = here


def test_lint_finds_no_problem() -> None:
    found = [str(one) for one in lint(curated()) if one.severity == "problem"]
    assert [one for one in found if any(name in one for name in FILES)] == []


def test_no_value_is_both_french_and_forbidden_english_of_another_place() -> None:
    targets = {target for name in FILES for term in ours(name) for target in term.targets}
    clashes = [
        (term.source, wrong)
        for name in FILES
        for term in ours(name)
        for wrong in term.forbidden
        if wrong in targets
    ]
    assert clashes == []


# ---- Sentences

SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "La Biélorussie et le Bélarus, c'est le même pays.",
        [("Biélorussie", "Belarus"), ("Bélarus", "Belarus")],
    ),
    ("Kiev résiste, Kharkov brûle.", [("Kiev", "Kyiv"), ("Kharkov", "Kharkiv")]),
    ("On sert un poulet à la Kiev.", [("poulet à la Kiev", "chicken Kiev")]),
    ("La Rus' de Kiev fut un grand État.", [("Rus' de Kiev", "Kievan Rus'")]),
    ("Le Dynamo Kiev s'incline.", [("Dynamo Kiev", "Dynamo Kyiv")]),
    ("Les Polonais et la frontière polonaise.", [("Polonais", "Poles"), ("polonaise", "Polish")]),
    ("L'Argentine joue, l'équipe argentine gagne.", [("Argentine", "Argentina"), ("argentine", "Argentine")]),
    ("La Suisse et les banques suisses.", [("Suisse", "Switzerland"), ("suisses", "Swiss")]),
    ("Aux Philippines, l'armée philippine.", [("Philippines", "Philippines"), ("philippine", "Philippine")]),
    ("Maurice est parti avec Dominique.", []),
    ("L'île Maurice, dans l'océan Indien.", [("île Maurice", "Mauritius"), ("océan Indien", "Indian Ocean")]),
    (
        "Maurice réclame l'archipel des Chagos.",
        [("Maurice", "Mauritius"), ("archipel des Chagos", "Chagos Islands")],
    ),
    ("Les Red Hot Chili Peppers jouent ce soir.", []),
    ("Le Chili vote.", [("Chili", "Chile")]),
    ("Salvador Dalí y a peint.", [("Salvador Dalí", "Salvador Dalí")]),
    ("Le Salvador emprisonne.", [("Le Salvador", "El Salvador")]),
    ("Il a parlé deux tours de suite dans un sens. Tours d'ivoire !", []),
    ("Il enseigne à Tours, en Touraine.", [("Tours", "Tours"), ("Touraine", "Touraine")]),
    ("Une orange pressée, rien d'autre.", []),
    ("Le maire d'Orange démissionne.", [("Orange", "Orange")]),
    ("La réunion de lundi, à La Réunion.", []),
    ("Un cyclone menace la Réunion.", [("la Réunion", "Réunion")]),
    ("Le sommet se tient à Vienne.", [("Vienne", "Vienna")]),
    (
        "Les pluies ont frappé la Vienne et les Deux-Sèvres.",
        [("Vienne", "Vienne"), ("Deux-Sèvres", "Deux-Sèvres")],
    ),
    ("Il rentre du Caire et repart au Cap.", [("Caire", "Cairo"), ("Cap", "Cape Town")]),
    ("Le navire met le cap sur Cap Canaveral.", [("Cap Canaveral", "Cape Canaveral")]),
    ("Ils traversent la Manche sur un canot.", [("Manche", "English Channel")]),
    ("Il a gagné la première manche.", []),
    ("Dimanche, la Manche sera agitée.", [("Manche", "English Channel")]),
    ("Le Chili et la presse chilienne.", [("Chili", "Chile"), ("chilienne", "Chilean")]),
    ("Les Réunionnais de la Réunion.", [("Réunionnais", "Reunionese"), ("la Réunion", "Réunion")]),
    ("Virginie Despentes vit en France.", [("France", "France")]),
    ("Galilée regardait les lunes de Jupiter.", []),
    ("LE CAP EST FRANCHI", []),
    ("François Hollande reçoit le président.", []),
    ("La RDC accuse le Rwanda.", [("RDC", "Democratic Republic of Congo"), ("Rwanda", "Rwanda")]),
    ("Le Niger et le Nigeria ferment leur frontière.", [("Niger", "Niger"), ("Nigeria", "Nigeria")]),
    (
        "De Guinée-Bissau en Guinée équatoriale.",
        [("Guinée-Bissau", "Guinea-Bissau"), ("Guinée équatoriale", "Equatorial Guinea")],
    ),
    ("Le Soudan du Sud quitte le Soudan.", [("Soudan du Sud", "South Sudan"), ("Soudan", "Sudan")]),
    ("Une grenade explose.", []),
    ("Les montagnes russes du CAC 40.", [("montagnes russes", "roller coaster")]),
    ("Le cochon d'Inde dort en Inde.", [("cochon d'Inde", "guinea pig"), ("Inde", "India")]),
    ("LES EAUX ET L'EAU POTABLE", []),
    ("L'État hébreu frappe.", [("État hébreu", "Israel")]),
    ("Drapeaux en berne.", []),
    ("Le zoo de La Palmyre.", []),
    ("Dans la Creuse, au bord du Cher.", [("Creuse", "Creuse"), ("Cher", "Cher")]),
    ("Mon cher, une creuse victoire.", []),
    ("Une roquette sur le Kremlin-Bicêtre.", [("Kremlin-Bicêtre", "Kremlin-Bicêtre")]),
    ("L'OR DU TIGRE DE PAPIER", []),
    ("Virginie et Florence sont sœurs de Constance.", [("Florence", "Florence")]),
    (
        "Les pays d'Europe centrale et orientale.",
        [("Europe centrale et orientale", "Central and Eastern Europe")],
    ),
    ("De part et d'autre du détroit d’Ormuz.", [("détroit d’Ormuz", "Strait of Hormuz")]),
    ("Dans le Haut-Rhin, au bord du Rhin.", [("Haut-Rhin", "Haut-Rhin"), ("Rhin", "Rhine")]),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES)
def test_sentence(sentence: str, wanted: list[tuple[str, str]]) -> None:
    found = spotter().spot(sentence)
    mine = [one for one in found if Path(one.term.origin.path).name in FILES]
    assert [(sentence[one.start : one.end], one.term.target) for one in mine] == wanted


RIGHT = [
    ("La frontière biélorusse est fermée.", "The border with Belarus is closed."),
    ("La Biélorussie a protesté.", "The Belarusian government protested."),
    ("Les Américains quittent l'Irak.", "The U.S. leaves Iraq."),
    ("Un ministre anglais démissionne.", "A British minister resigns."),
    ("Les Turcs votent.", "Turkey votes."),
    ("Les Espagnoles gagnent.", "The Spanish women win."),
    ("La République tchèque a dit non.", "Czechia said no."),
    ("L'Otan entre-t-elle en Birmanie ?", "Is NATO entering Burma?"),
]
WRONG = [
    ("La frontière biélorusse est fermée.", "The Byelorussian border is closed."),
    ("Kiev est calme.", "Kiev is calm."),
    ("La Moldavie vote.", "Moldavia votes."),
    ("Le Nigeria s'inquiète du Niger.", "Nigeria worries about Nigeria."),
    ("La Corée du Nord tire vers la Corée du Sud.", "North Korea fires toward the south."),
    ("Un soldat nigérien est mort.", "A Nigerian soldier died."),
]


@pytest.mark.parametrize(
    ("french", "english", "right"), [(*pair, True) for pair in RIGHT] + [(*pair, False) for pair in WRONG]
)
def test_english_is_judged(french: str, english: str, right: bool) -> None:
    assert verify(english, spotter().spot(french), french).ok is right


# ---- Human translators


def test_human_references_follow_the_places(shared: Path) -> None:
    """At least 95 % of the places in human-translated news stand in the reference in a form that we accept.

    The rest is freedom of the translators, and slips, in the references themselves.
    """
    folder = shared / "eval" / "news"
    if not folder.is_dir():
        pytest.skip(f"the development sets are not here ({folder})")
    asked = missing = 0
    for path in sorted(folder.glob("*.fra")):
        french = path.read_text(encoding="utf-8").split("\n")
        english = path.with_suffix(".eng").read_text(encoding="utf-8").split("\n")
        for source, reference in zip(french, english, strict=True):
            for one in spotter().spot(source):
                if Path(one.term.origin.path).name in FILES:
                    asked += 1
                    missing += verify(reference, [one], source).missing != ()
    assert asked > 4000
    assert missing / asked < 0.05
