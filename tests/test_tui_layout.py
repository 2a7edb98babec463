"""Wrapping, rows, layout and painting: everything of the reader that needs no running application."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from reader.article import Article, Paragraph
from reader.bitext import Issue, Rendering, Unit
from reader.glossary.term import Term
from reader.segment import Segment, segment
from reader.spot import Occurrence
from reader.tui.drawing.geometry import MEASURE, STACK_BELOW, geometry
from reader.tui.drawing.layout import Layout
from reader.tui.drawing.paint import State, paint
from reader.tui.drawing.position import anchor_at, first_from, line_of, segment_at
from reader.tui.drawing.rows import PENDING, rows, source_side, target_side
from reader.tui.drawing.wrap import wrap
from reader.tui.room.page import Page
from reader.tui.room.status import Part, engine_label, fit, shorten

HOSTILE = [
    "\x1b[31mrouge\x1b[0m [bold]gras[/bold] [/]",
    "a\u202eb\u2066c\u200fd \u200b\ufeff\u00ad fin",
    "漢字かな交じり文の長い行をここに置く" * 4,
    "👩‍👩‍👧‍👦 famille 🇫🇷 drapeau ❤️ cœur " * 4,
    "e\u0301\u0323\u0302" * 40,
    "שלום עולם dans une phrase, مرحبا aussi " * 3,
    "x" * 500,
    "\t\n\r mot \x00 \x9b",
    "\u200d \ufe0f \u200d\u200d fin\u200d",
    "",
]
STYLES = {
    name: Style()
    for name in [
        "base",
        "source",
        "target",
        "below",
        "title",
        "heading",
        "pending",
        "rule",
        "bar",
        "sign",
        "hidden",
        "current",
        "applied",
        "already",
        "flagged",
        "issue",
        "found",
        "here",
    ]
}


def article(*texts: str, title: str = "Le titre") -> Article:
    paragraphs = (Paragraph("title", title), *(Paragraph("text", text) for text in texts))
    return Article("essai", title, paragraphs)


def full_page(*texts: str, target: str = "") -> Page:
    """A page whose targets are `target`, or else the source again."""
    page = Page(article(*texts))
    page.resegment(segment(page.article))
    page.put([Unit(one, target or one.text, one.text) for one in page.segments])
    return page


def lines(text: str, width: int) -> list[str]:
    starts = wrap(text, width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


# -- wrap --


@given(st.text(max_size=200) | st.text("a é漢👩\u200d\u0301 »«,", max_size=80), st.integers(2, 60))
@example("mot " * 9 + " ", 4)
@example(" 漢漢", 3)
@example("000000 \x1f", 2)
@example("a" * 30 + " »", 10)
@example("\u200d\u200d⺀0", 2)
@settings(max_examples=150)
def test_wrapped_lines_are_the_text_and_fit(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found) == text
    assert all(cell_len(line.rstrip(" ")) <= width for line in found)
    assert all(found) or not text


def test_lines_break_after_words_and_french_signs_keep_their_word() -> None:
    assert lines("Il a dit : « Bonjour à tous » !", 16) == ["Il a dit : ", "« Bonjour à ", "tous » !"]
    assert lines("Il a dit : « Bonjour", 12) == ["Il a dit : ", "« Bonjour"]
    assert lines("un deux trois", 7) == ["un deux ", "trois"]
    assert lines("anticonstitutionnellement", 10) == ["anticonsti", "tutionnell", "ement"]


def test_a_grapheme_is_never_torn() -> None:
    family = "👩‍👩‍👧‍👦"
    assert all(line.count("\u200d") in (0, 3, 6) for line in lines(family * 10, 5))


# -- rows --


def test_a_row_is_a_paragraph_or_a_sentence() -> None:
    page = full_page("Un chat dort. Un chien court.", "Fin.")
    assert [(row.first, row.last) for row in rows(page, "paragraph")] == [(0, 1), (1, 3), (3, 4)]
    assert [(row.first, row.closes) for row in rows(page, "sentence")] == [
        (0, True),
        (1, False),
        (2, True),
        (3, True),
    ]


def test_a_huge_paragraph_becomes_several_rows() -> None:
    page = full_page("Une phrase tout à fait ordinaire. " * 1000)
    found = rows(page, "paragraph")
    assert len(found) > 10
    assert "".join(source_side(page, row).text + " " for row in found[1:]).split() == (
        page.article.paragraphs[1].text.split()
    )


def test_marks_stand_where_the_terms_stand() -> None:
    page = Page(article("Bonjour.  L'OTAN avance à Kiev."))
    page.resegment(segment(page.article))
    otan, kiev = Term("OTAN", "NATO"), Term("Kiev", "Kyiv")
    second = page.segments[-1]
    unit = Unit(
        second,
        "NATO moves on Kiev.",
        "OTAN moves on Kiev.",
        (
            Rendering(Occurrence(otan, 2, 6), 0, 4, "applied", "R1"),
            Rendering(
                Occurrence(kiev, second.text.index("Kiev"), second.text.index(".")),
                None,
                None,
                "flagged",
                "R6",
            ),
        ),
        (Issue("forbidden", "Kiev stands in the English.", 14, 18),),
    )
    page.put([unit])
    row = rows(page, "paragraph")[1]
    source, target = source_side(page, row), target_side(page, row)
    assert [(source.text[m.start : m.end], m.name) for m in source.marks] == [
        ("OTAN", "applied"),
        ("Kiev", "flagged"),
    ]
    assert {(target.text[m.start : m.end], m.name) for m in target.marks} == {
        ("NATO", "applied"),
        ("Kiev", "flagged"),
    }
    assert target.text == f"{PENDING} NATO moves on Kiev."
    assert page.tally.applied == page.tally.flagged == 1
    assert (page.tally.done, page.tally.total) == (1, 3)


def test_a_unit_that_comes_twice_counts_once() -> None:
    page = full_page("Un chat dort.")
    before = page.tally
    page.put([unit for _, unit in page.arrived()])
    assert page.tally == before
    assert page.put([Unit(Segment(99, 0, "x"), "x", "x")]) == []


# -- geometry and layout --


@pytest.mark.parametrize("mode", ["auto", "columns", "stacked", "source", "target", "reveal"])
@given(width=st.integers(1, 400), split=st.integers(20, 80))
@settings(max_examples=60)
def test_columns_lie_inside_the_view(mode, width: int, split: int) -> None:  # type: ignore[no-untyped-def]
    found = geometry(width, mode, split)
    slots = [slot for slot in (found.source, found.target) if slot]
    assert slots
    assert all(1 <= slot.width <= MEASURE and slot.left + slot.width <= max(width, 4) for slot in slots)
    if found.source and found.target and not found.stacked:
        assert found.source.left + found.source.width < found.target.left
    if mode == "auto":
        assert found.stacked == (width < STACK_BELOW)


@pytest.mark.parametrize("mode", ["columns", "stacked", "source", "target"])
def test_every_line_of_the_layout_belongs_to_its_row(mode) -> None:  # type: ignore[no-untyped-def]
    page = full_page("Un chat dort. " * 9, "Fin. " * 30, *HOSTILE)
    layout = Layout(page, geometry(70, mode), "paragraph")
    for index, top in enumerate(layout.tops[:-1]):
        block = layout.block(index)
        assert layout.tops[index + 1] - top == block.height + block.row.closes
        assert layout.locate(top) == (index, 0)


def test_new_units_change_only_the_heights_of_their_rows() -> None:
    page = Page(article("Un chat dort.", "Un chien court. " * 5))
    page.resegment(segment(page.article))
    layout = Layout(page, geometry(120, "auto"), "paragraph")
    before = list(layout.tops)
    layout.changed(page.put([Unit(page.segments[1], "A cat sleeps. " * 40, "")]))
    assert layout.tops[:2] == before[:2]
    grown = layout.tops[2] - before[2]
    assert grown > 2
    assert [b - a for a, b in zip(before[2:], layout.tops[2:], strict=True)] == [grown] * len(before[2:])
    fresh = Layout(page, geometry(120, "auto"), "paragraph")
    assert fresh.tops == layout.tops


@given(
    st.integers(0, 10_000), st.sampled_from([(120, "auto"), (60, "auto"), (90, "source"), (150, "target")])
)
@settings(max_examples=60)
def test_the_reading_position_survives_another_width(at: int, other) -> None:  # type: ignore[no-untyped-def]
    page = full_page("Un chat dort. Un chien court après lui. " * 6, "Une longue phrase. " * 20, "Fin.")
    layout = Layout(page, geometry(120, "auto"), "paragraph")
    y = at % layout.height
    anchor = anchor_at(layout, y)
    assert line_of(layout, anchor) == y
    changed = Layout(page, geometry(*other), "paragraph")
    if not anchor.above and (changed.geometry.source or anchor.column == "target"):
        line = line_of(changed, anchor)
        here, below = anchor_at(changed, line), anchor_at(changed, line + 1)
        assert (here.segment, here.offset) <= (anchor.segment, anchor.offset)
        if (here.column, below.column, below.above) == ("source", "source", 0):
            assert (anchor.segment, anchor.offset) < (below.segment, below.offset)


def test_the_segment_under_the_mouse() -> None:
    page = full_page("Un chat dort. Un chien court.", target="")
    layout = Layout(page, geometry(120, "auto"), "paragraph")
    y, source, target = layout.tops[1], layout.geometry.source, layout.geometry.target
    assert source and target
    assert segment_at(layout, y, x=source.left + 2) == 1
    assert segment_at(layout, y, x=source.left + 20) == 2
    assert segment_at(layout, y, x=target.left + 2) == 1
    assert segment_at(layout, y, x=target.left + 20) == 2
    assert first_from(layout, y) == 1


# -- paint --


@pytest.mark.parametrize("width", [4, 20, 80, 120, 200])
@pytest.mark.parametrize("mode", ["auto", "source", "target", "reveal"])
def test_every_line_is_exactly_as_wide_as_the_view(width: int, mode) -> None:  # type: ignore[no-untyped-def]
    page = full_page(*HOSTILE)
    layout = Layout(page, geometry(width, mode), "paragraph")
    for y in range(layout.height):
        index, line = layout.locate(y)
        strip = paint(layout.block(index), line, layout.geometry, State(1, hiding=mode == "reveal"), STYLES)
        assert cell_len(strip.text) == strip.cell_length == layout.geometry.width
        assert not any(
            ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066" for char in strip.text
        )


def test_the_columns_cannot_drift() -> None:
    page = full_page(*HOSTILE, "Un chat dort. " * 20)
    layout = Layout(page, geometry(120, "columns"), "paragraph")
    target = layout.geometry.target
    assert target
    for index, row in enumerate(layout.rows):
        for line in range(layout.block(index).height):
            strip = paint(layout.block(index), line, layout.geometry, State(), STYLES)
            assert strip.crop(target.left - 2, target.left - 1).text == "│", row


def test_hidden_targets_keep_their_room() -> None:
    page = full_page("Un chat dort. Un chien court.", target="")
    layout = Layout(page, geometry(120, "reveal"), "paragraph")
    block = layout.block(1)

    def shown(state: State) -> str:
        return paint(block, 0, layout.geometry, state, STYLES).text

    assert shown(State(hiding=True)).count("dort") == 1
    assert shown(State(hiding=True, revealed=frozenset({1}))).count("dort") == 2
    assert shown(State(hiding=True, revealed=frozenset({1}))).count("court") == 1


# -- the lines around it --


def test_the_status_line_gives_up_the_lightest_parts_first() -> None:
    parts = [Part("a long engine name", "engine", weight=1), Part("12 of 60", "12/60", weight=4)]
    assert fit(parts, 60).plain == "a long engine name  12 of 60"
    assert fit(parts, 20).plain == "engine  12/60"
    assert fit(parts, 8).plain == "12/60"
    assert cell_len(fit(parts, 3).plain) <= 3


def test_the_starter_is_called_rough() -> None:
    assert engine_label("starter 0.1") == "starter 0.1 (rough small model)"
    assert engine_label("argos fr→en 1.9") == "argos fr→en 1.9"


@given(st.text(max_size=30), st.integers(0, 20))
@settings(max_examples=60)
def test_shortened_text_fits(text: str, cells: int) -> None:
    assert cell_len(shorten(text, cells)) <= cells
