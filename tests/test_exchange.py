"""Exchange with other programs: nothing that a format can hold is lost, and what it cannot is said."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reader.errors import GlossaryError
from reader.exchange import FORMATS, detect, read, write
from reader.exchange.tables import LAYOUTS
from reader.exchange.tbx import HELD
from reader.glossary import load
from reader.glossary.row import tidy
from reader.glossary.term import Term
from reader.glossary.termfile import COLUMNS, usual_case
from tests.conftest import ROOT

NAMES = {"omegat": "g.utf8", "tbx": "g.tbx", "tsv": "g.tsv", "tsv2": "g.tsv"}

FULL = (
    Term("Kiev", "Kyiv", "as AP, Reuters", "place", ("Kiew", "Kief"), ("the capital",), ("Kiev",)),
    Term("préfet", "prefect", kind="term", case="initial"),
    Term("Orange", "Orange", needs=("Vaucluse", "(Vauc.*)"), unless=("jus",)),
    Term("nice", "good", case="any"),
    Term('Le "Canard", enchaîné', 'Le "Canard", enchaîné', "quotes, commas; semicolons"),
    Term("R&D <b>", "R&D <b>", "a < b & c > d"),
)


def kept(term: Term, columns: tuple[str, ...]) -> Term:
    """The term with nothing but these columns."""
    values = {column: getattr(term, column) for column in COLUMNS if column in columns and column != "case"}
    case = term.case if "case" in columns else usual_case(term.source)
    return Term(**values, case=case)


def held(name: str) -> tuple[str, ...]:
    return HELD if name == "tbx" else LAYOUTS[name].columns


def back(name: str, terms: tuple[Term, ...], form: str | None = None) -> list[Term]:
    data, _ = write(terms, name)
    found = read(data, NAMES.get(name, "g.csv"), form)
    assert found.format == name
    assert [one for one in found.problems if one.severity == "problem"] == []
    return [kept(term, COLUMNS) for term in found.terms]


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_can_hold_comes_back(name: str) -> None:
    assert back(name, FULL, None if name != "csv2" else "csv2") == [kept(term, held(name)) for term in FULL]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=12)
terms = st.builds(
    Term,
    source=words.map("ab{}".format),
    target=words.map("cd{}".format),
    note=words,
    kind=words,
    variants=st.lists(words.map("ef{}".format), max_size=2, unique=True).map(tuple),
    accepted=st.lists(words.map("gh{}".format), max_size=2).map(tuple),
    forbidden=st.lists(words.map("ij{}".format), max_size=2).map(tuple),
    case=st.sampled_from(["exact", "initial", "any"]),
).map(tidy)


@settings(max_examples=60, deadline=None)
@given(st.lists(terms.filter(lambda term: "|" not in repr(term) and "_" not in term.target), max_size=4))
def test_any_terms_survive_any_format(found: list[Term]) -> None:
    unique = list({term.source: term for term in found}.values())
    for name in FORMATS:
        assert back(name, tuple(unique), name) == [kept(term, held(name)) for term in unique]


def test_what_cannot_be_held_is_said() -> None:
    _, notices = write((*FULL, Term("Kiev", "Kiev", needs=("poulet",))), "deepl")
    assert notices == (
        "CSV (DeepL) cannot hold: note (3 terms), kind (2 terms), variants (1 term), accepted (1 term), "
        "forbidden (1 term), case (1 term), needs (2 terms), unless (1 term)",
        "CSV (DeepL) cannot hold: a second line for the same French form (1 left out)",
    )
    assert write(FULL, "tbx")[1] == ("TBX-Basic cannot hold: case (1 term), needs (1 term), unless (1 term)",)
    assert write(FULL, "tsv")[1] == write(FULL, "csv")[1] == ()


def test_curated_terms_go_through_tbx_and_ours_whole() -> None:
    curated = load(ROOT / "glossary").terms[::8]
    for name in ("tsv", "csv", "tbx"):
        assert back(name, curated) == [kept(term, held(name)) for term in curated]


@pytest.mark.parametrize(
    ("data", "path", "form", "expected"),
    [
        ("Kiev\tKyiv\tnote\n", "g.utf8", "omegat", [("Kiev", "Kyiv", "note")]),
        ("# made by OmegaT\nKiev\tKyiv\n\nx\n", "g.txt", "omegat", [("Kiev", "Kyiv", "")]),
        ("Kiev,Kyiv,fr,en\nKiew,Kyiv,de,en\n", "g.csv", "deepl", [("Kiev", "Kyiv", "")]),
        ("Kiev,Kyiv\r\n", "g.csv", "csv2", [("Kiev", "Kyiv", "")]),
        ("Kiev;Kyiv\r\n", "g.csv", "csv2", [("Kiev", "Kyiv", "")]),
        ("en,de,fr,description\nKyiv,Kiew,Kiev,why\n", "g.csv", "google", [("Kiev", "Kyiv", "why")]),
        ("en-US;fr-FR\nKyiv;Kiev\n", "g.csv", "google", [("Kiev", "Kyiv", "")]),
        ("target,source,mine\nKyiv,Kiev,x\n", "g.csv", "csv", [("Kiev", "Kyiv", "")]),
        ('"Kiev\nville","Kyiv"\n', "g.csv", "csv2", [("Kiev ville", "Kyiv", "")]),
    ],
)
def test_the_forms_of_other_programs_are_known(
    data: str, path: str, form: str, expected: list[tuple[str, str, str]]
) -> None:
    for encoded in (data.encode(), b"\xef\xbb\xbf" + data.encode(), data.encode("utf-16")):
        found = read(encoded, path)
        assert found.format == form == detect(encoded, path)
        assert [(term.source, term.target, term.note) for term in found.terms] == expected


def test_a_bad_line_hides_no_other() -> None:
    found = read(b"Kiev\tKyiv\nx\ty\n\tz\nMoscou\tMoscow\n", "g.utf8")
    assert [term.source for term in found.terms] == ["Kiev", "Moscou"]
    assert [(one.line, one.severity) for one in found.problems] == [(2, "problem"), (3, "notice")]


@pytest.mark.parametrize(
    ("data", "path", "said"),
    [
        (b"Kiev\tKyiv\n\xff\xfa", "g.utf8", "line 2 is not UTF-8"),
        (b'"Kiev,Kyiv\n', "g.csv", "broken CSV"),
        (b"<tbx><text>", "g.tbx", "broken XML"),
        (b"<html/>", "g.tbx", "root element is html"),
        (b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "g.tbx", "not safe"),
        (b"", "g.tbx", "broken XML"),
    ],
)
def test_what_is_broken_is_one_sentence(data: bytes, path: str, said: str) -> None:
    with pytest.raises(GlossaryError, match=said):
        read(data, path)


def test_older_tbx_with_an_outside_dtd_is_read_and_the_dtd_is_not_loaded() -> None:
    data = b"""<?xml version="1.0"?><!DOCTYPE martif SYSTEM "http://127.0.0.1:9/x.dtd">
    <martif type="TBX" xml:lang="fr"><text><body>
    <termEntry><descrip type="definition">a  city</descrip>
      <langSet xml:lang="en-GB">
        <tig><term>Kiev</term><termNote type="administrativeStatus">deprecated</termNote></tig>
        <ntig><termGrp><term>Kyiv</term></termGrp></ntig></langSet>
      <langSet xml:lang="FR"><tig><term>Kief</term></tig><tig><term>Kiev</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet></termEntry>
    <termEntry><langSet xml:lang="de"><tig><term>Kiew</term></tig></langSet></termEntry>
    </body></text></martif>"""
    found = read(data, "old.tbx")
    assert [kept(term, COLUMNS) for term in found.terms] == [
        Term("Kiev", "Kyiv", "a city", variants=("Kief",), forbidden=("Kiev",))
    ]
    assert [one.line for one in found.problems] == [2]


# What ISO 30042:2019 and the TBX-Basic dialect allow of the elements that we write (DCA style): the order of
# header and text, the levels at which a data category may stand, and its picklist. The dialect's own RelaxNG
# (LTAC Global, TBX core structure V03 with TBX-Basic) accepted the same 7,660 terms when this was written.
SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:iso:std:iso:30042:ed-2"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="tbx">
    <attribute name="type" ns=""><value>TBX-Basic</value></attribute>
    <attribute name="style" ns=""><value>dca</value></attribute>
    <attribute name="xml:lang"><data type="language"/></attribute>
    <element name="tbxHeader"><element name="fileDesc"><element name="sourceDesc">
      <oneOrMore><element name="p"><text/></element></oneOrMore>
    </element></element></element>
    <element name="text"><element name="body"><oneOrMore><ref name="concept"/></oneOrMore></element></element>
  </element></start>
  <define name="concept"><element name="conceptEntry">
    <attribute name="id" ns=""><data type="ID"/></attribute>
    <optional><element name="descrip"><attribute name="type" ns=""><value>subjectField</value></attribute>
      <text/></element></optional>
    <optional><element name="note"><text/></element></optional>
    <oneOrMore><element name="langSec"><attribute name="xml:lang"><data type="language"/></attribute>
      <oneOrMore><element name="termSec"><element name="term"><text/></element>
        <element name="termNote"><attribute name="type" ns=""><value>administrativeStatus</value></attribute>
          <choice><value>preferredTerm-admn-sts</value><value>admittedTerm-admn-sts</value>
            <value>deprecatedTerm-admn-sts</value><value>supersededTerm-admn-sts</value></choice></element>
      </element></oneOrMore></element></oneOrMore>
  </element></define>
</grammar>"""


def test_tbx_keeps_to_the_standard() -> None:
    data, _ = write(load(ROOT / "glossary").terms, "tbx")
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    document = etree.fromstring(data)
    schema.assertValid(document)
    wrong = etree.fromstring(data.replace(b"preferredTerm-admn-sts", b"preferred", 1))
    assert not schema.validate(wrong)


def omegat_rules(text: str) -> list[tuple[str, str, str]]:
    """A glossary as OmegaT's loader takes it: # is a comment, cells are trimmed, two are needed."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.startswith("#") and len(cells) >= 2 and cells[0]:
            found.append((cells[0], cells[1], cells[2] if len(cells) > 2 else ""))
    return found


def test_omegat_reads_every_term() -> None:
    curated = load(ROOT / "glossary").terms
    data, _ = write(curated, "omegat")
    assert omegat_rules(data.decode()) == [(term.source, term.target, term.note) for term in curated]


def test_deepl_and_google_csv_are_what_their_readers_expect() -> None:
    deepl = list(csv.reader(io.StringIO(write(FULL, "deepl")[0].decode(), newline="")))
    assert all(len(row) == 4 and row[2:] == ["fr", "en"] and row[0] and row[1] for row in deepl)
    assert len({row[0] for row in deepl}) == len(deepl)
    google = list(csv.reader(io.StringIO(write(FULL, "google")[0].decode(), newline="")))
    assert google[0] == ["fr", "en"]
    assert [tuple(row) for row in google[1:]] == [(term.source, term.target) for term in FULL]


def test_translate_toolkit_agrees_on_every_term(tmp_path: Path) -> None:
    omegat = pytest.importorskip("translate.storage.omegat", reason="translate-toolkit is not installed")
    curated = load(ROOT / "glossary").terms
    path = tmp_path / "g.utf8"
    path.write_bytes(write(curated, "omegat")[0])
    units = omegat.OmegaTFile.parsefile(str(path)).units
    assert [(unit.source, unit.target) for unit in units] == [(term.source, term.target) for term in curated]
