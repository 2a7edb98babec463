"""TBX-Basic (ISO 30042:2019, the third version of TBX), in the DCA style.

DCA (data category as attribute: `<termNote type="administrativeStatus">`) rather than DCT (as tag): one
namespace, the form of the dialect's own examples, and what readers of older TBX nearly read already. One
conceptEntry a term: kind is the subjectField, French and English forms are termSecs of a langSec each, with
the administrativeStatus preferred (source, target), admitted (variants, accepted) or deprecated (forbidden).

Older TBX (martif, termEntry, langSet, tig) is read as well. A document with an internal DTD subset is
refused, so that no entity is ever expanded; nothing is ever loaded from elsewhere.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from reader.errors import GlossaryError
from reader.glossary.term import Term
from reader.glossary.termfile import usual_case

HELD = ("source", "target", "note", "kind", "variants", "accepted", "forbidden")
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED, _ADMITTED, _DEPRECATED = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")
)
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_WRONG = ("deprecated", "superseded", "forbidden", "obsolete")

Entry = tuple[int, Term | None]
"""The number of an entry, from 1, and its term; None without a French and an English form."""


def write(terms: Sequence[Term]) -> str:
    """The terms as one TBX-Basic document."""
    root = ET.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": _NAMESPACE})
    described = ET.SubElement(ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    ET.SubElement(described, "p").text = "A Vis-à-vis glossary, French to English"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        _entry(body, number, term)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _entry(body: ET.Element, number: int, term: Term) -> None:
    entry = ET.SubElement(body, "conceptEntry", {"id": f"c{number}"})
    if term.kind:
        ET.SubElement(entry, "descrip", {"type": "subjectField"}).text = term.kind
    if term.note:
        ET.SubElement(entry, "note").text = term.note
    _section(entry, "fr", ((term.source, _PREFERRED), *((form, _ADMITTED) for form in term.variants)))
    accepted = ((form, _ADMITTED) for form in term.accepted)
    forbidden = ((form, _DEPRECATED) for form in term.forbidden)
    _section(entry, "en", ((term.target, _PREFERRED), *accepted, *forbidden))


def _section(entry: ET.Element, language: str, forms: Sequence[tuple[str, str]]) -> None:
    section = ET.SubElement(entry, "langSec", {"xml:lang": language})
    for form, status in forms:
        term = ET.SubElement(section, "termSec")
        ET.SubElement(term, "term").text = form
        ET.SubElement(term, "termNote", {"type": "administrativeStatus"}).text = status


def read(data: bytes) -> Iterator[Entry]:
    """The entries of a document in their order. Raises GlossaryError when it is no safe, whole TBX."""
    root = _tree(data)
    if root.tag not in ("tbx", "martif"):
        raise GlossaryError(f"it is not TBX: its root element is {root.tag[:40]}")
    entries = (element for element in root.iter() if element.tag in _ENTRIES)
    return ((number, _term(entry)) for number, entry in enumerate(entries, start=1))


def _tree(data: bytes) -> ET.Element:
    """The document without namespaces; expat itself, since it says when a DTD comes with it."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_subset
    parser.StartElementHandler = lambda tag, attributes: builder.start(_local(tag), _named(attributes))
    parser.EndElementHandler = lambda tag: builder.end(_local(tag))
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(data, True)
        return builder.close()
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise GlossaryError(f"line {error.lineno} is broken XML ({why}); get the file again") from error


def _refuse_subset(name: str, system: str | None, public: str | None, subset: bool) -> None:
    if subset:
        raise GlossaryError(
            "it declares entities of its own (a DTD inside), which is not safe; take them out"
        )


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}


def _term(entry: ET.Element) -> Term | None:
    french, english = _forms(entry, "fr"), _forms(entry, "en")
    right = [form for form, wrong in english if not wrong]
    sources = [form for form, wrong in french if not wrong] + [form for form, wrong in french if wrong]
    if not sources or not right:
        return None
    return Term(
        source=sources[0],
        target=right[0],
        note=_note(entry),
        kind=_text(entry.find("descrip[@type='subjectField']")),
        variants=tuple(sources[1:]),
        accepted=tuple(right[1:]),
        forbidden=tuple(form for form, wrong in english if wrong),
        case=usual_case(sources[0]),
    )


def _forms(entry: ET.Element, language: str) -> list[tuple[str, bool]]:
    """The forms of a language, the preferred first, and whether each is deprecated."""
    found: list[tuple[str, bool, bool]] = []
    for section in entry:
        if section.tag not in _SECTIONS or section.get("lang", "").lower().split("-")[0] != language:
            continue
        for element in section:
            form = _text(element.find(".//term"))
            if element.tag in _TERMS and form:
                status = _text(element.find(".//termNote[@type='administrativeStatus']"))
                found.append((form, status.startswith(_WRONG), status.startswith("preferred")))
    return [(form, wrong) for form, wrong, _ in sorted(found, key=lambda one: not one[2])]


def _note(entry: ET.Element) -> str:
    """The notes of the entry; without one its definition."""
    notes = [_text(note) for note in entry.findall("note")]
    return "; ".join(filter(None, notes)) or _text(entry.find(".//descrip[@type='definition']"))


def _text(element: ET.Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
