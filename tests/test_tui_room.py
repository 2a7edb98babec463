"""The reading room beyond reading: search, terms, issues, ways of reading, copying, colours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from reader.bitext import Bitext, Issue, Unit
from reader.errors import ExportError
from reader.places import Note, Places
from reader.segment import segment
from reader.tui.drawing.geometry import STACK_BELOW
from reader.tui.drawing.manner import Manner
from reader.tui.panels.panel import Panel
from reader.tui.room.issues import IssuesScreen, beside, findings
from reader.tui.room.notes import NotesScreen
from reader.tui.room.page import Page
from reader.tui.room.search import Index, Marks
from reader.tui.room.termcard import TermCard
from reader.tui.themes import OWN
from tests.room import (
    Scripted,
    article,
    long_article,
    opened,
    play,
    room,
    shown,
    tools,
    translated,
    until,
    words,
)


def text_of(screen: Panel[int]) -> str:
    statics = " ".join(one.render().plain for one in screen.query("Static"))  # type: ignore[attr-defined]
    options = [one for choices in screen.query(OptionList) for one in choices.options]
    return statics + " ".join(str(one.prompt) for one in options)


def page_of(*pairs: tuple[str, str]) -> Page:
    """A page with these sources and targets, one paragraph each."""
    page = Page(article(*(source for source, _ in pairs)))
    page.resegment(segment(page.article))
    targets = ["The title", *(target for _, target in pairs)]
    page.put([Unit(one, target, target) for one, target in zip(page.segments, targets, strict=True)])
    return page


# -- search --


def test_search_is_blind_to_accents_capitals_and_typography() -> None:
    page = page_of(("L’ÉTÉ à Évreux", "Summer in Evreux"), ("e\u0301te\u0301  deux", "two summers"))
    index = Index(page)
    found = list(index.find("ete"))
    assert [(hit.segment, hit.column) for hit in found] == [(1, "source"), (2, "source")]
    assert [page.segments[hit.segment].text[hit.start : hit.end] for hit in found] == [
        "ÉTÉ",
        "e\u0301te\u0301",
    ]
    assert index.find("l'été").total == 1
    assert index.find("EVREUX").total == 2
    assert index.find("ete deux").total == 1
    assert index.find("  ").total == index.find("").total == index.find("absent").total == 0


def test_search_looks_into_english_that_arrives_later() -> None:
    page = Page(article("Un chat."))
    page.resegment(segment(page.article))
    index = Index(page)
    assert index.find("cat").total == 0
    index.update(page.put([Unit(page.segments[1], "A cat.", "A cat.")]))
    (hit,) = index.find("cat")
    assert (hit.segment, hit.column, hit.start) == (1, "target", 2)


def test_the_place_where_the_reader_stands_looks_different() -> None:
    places = Index(page_of(("un a, un", ""), ("rien", ""), ("un c", ""))).find("un")
    hits = list(places)
    found = Marks(places, hits[1])
    assert list(found) == [(1, "source"), (3, "source")]
    assert [mark.name for mark in found[1, "source"]] == ["found", "here"]
    assert found.get((2, "source"), ()) == ()
    assert found
    assert not Marks()
    assert not Marks(Index(page_of(("un", ""))).find("absent"))


def test_searching_in_the_room() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        view = screen.view
        await pilot.press("slash", *"NUMERO", "space", "4")
        assert screen.search.query_one("#count").render().plain == "1/22"  # type: ignore[attr-defined]
        first = view.state.current
        assert page_text(screen, first).startswith("Phrase numéro 4,")
        assert words(view, lambda style: True) >= {"numéro 4", "NUMÉRO 4"}
        await pilot.press("enter")
        assert pilot.app.focused is view
        await pilot.press("n", "n")
        assert page_text(screen, view.state.current).startswith("Phrase numéro 40")
        assert any("Phrase numéro 40" in line for line in shown(view))
        await pilot.press("N")
        assert view.state.current == first
        await pilot.press("slash")
        assert isinstance(pilot.app.focused, Input)
        await pilot.press(*"zzz")
        assert screen.search.query_one("#count").render().plain == "not found"  # type: ignore[attr-defined]
        await pilot.press("escape")
        assert not screen.search.display
        assert not view.state.found
        await pilot.press("slash", "x", "enter", "escape")
        assert not screen.search.display
        assert pilot.app.screen is screen

    def page_text(screen, place: int) -> str:  # type: ignore[no-untyped-def]
        return str(screen.page.segments[place].text)

    play(opened(long_article(), Scripted()), script)


# -- terms and issues --


def test_the_term_card_tells_entry_story_and_places() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("i")
        assert any("No glossary term" in one.message for one in pilot.app._notifications)
        await pilot.press("right_parenthesis", "i")
        card = pilot.app.screen
        assert isinstance(card, TermCard)
        text = text_of(card)
        assert "Loukachenko  →  Lukashenko" in text
        assert "LE PRÉSIDENT LOUKACHENKO" in text, "the raw engine text"
        assert "R1" in text
        assert "p2s1" in text
        assert "p4s1" in text
        await pilot.press("right")
        assert "OTAN  →  NATO" in text_of(card)
        await pilot.press("left", "j", "k", "space", "pageup", "j", "enter")
        assert pilot.app.screen is screen
        assert screen.page.segments[screen.view.state.current].id == "p4s1"

    texts = ("Le président Loukachenko parle à l’OTAN.", "Rien ici.", "Encore Loukachenko.")
    play(opened(article(*texts), Scripted()), script)


def test_issues_are_listed_and_walked_through() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        places = [place for place, unit in screen.page.arrived() if unit.issues]
        assert len(places) >= 2
        await pilot.press("right_square_bracket")
        assert screen.view.state.current == places[0]
        await pilot.press("right_square_bracket")
        assert screen.view.state.current == places[1]
        await pilot.press("left_square_bracket")
        assert screen.view.state.current == places[0]
        await pilot.press("I")
        assert isinstance(pilot.app.screen, IssuesScreen)
        assert "Qwertzian" in text_of(pilot.app.screen)
        await pilot.press("end", "enter")
        assert screen.view.state.current == findings(screen.page)[-1].place

    texts = ("Le Zblorg arrive.", "Il part.", "Un Zblorg encore.")
    play(opened(article(*texts), Scripted(answer="Nothing at all.")), script)


def test_without_issues_the_list_says_so() -> None:
    page = page_of(("Un.", "One."))
    assert findings(page) == []
    assert beside(page, 0, 1) is None
    assert "every check passed" in text_of_closed(IssuesScreen([]))
    page.put([Unit(page.segments[1], "One.", "One.", (), (Issue("loop", "It repeats."),))])
    assert beside(page, 1, 1) == beside(page, 0, -1) == 1


def text_of_closed(screen: IssuesScreen) -> str:
    return " ".join(one.render().plain for one in screen.body())  # type: ignore[attr-defined]


# -- ways of reading --


def test_the_modes_go_round_without_showing_the_same_twice() -> None:
    for width, second in ((120, "stacked"), (80, "columns")):
        manner, modes = Manner(), []
        for _ in range(5):
            modes.append(manner.mode)
            manner = manner.next_mode(width)
        assert modes == ["auto", second, "source", "target", "reveal"]
        assert manner.mode == "auto"
    assert Manner().next_mode(30).mode == "source"
    assert Manner(mode="stacked").next_mode(STACK_BELOW - 1).mode == "auto"


def test_each_mode_shows_what_it_says_and_keeps_the_place() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        view = screen.view
        await pilot.press("space", "space")
        place = view.paragraph

        def both() -> tuple[bool, bool]:
            text = "\n".join(shown(view))
            return f"Phrase numéro {place}" in text, f"PHRASE NUMÉRO {place}" in text

        seen = []
        for _ in range(5):
            seen.append((view.manner.mode, *both()))
            assert view.paragraph == place
            assert view.manner.words in screen.status.render().plain
            await pilot.press("t")
        assert seen == [
            ("auto", True, True),
            ("stacked", True, True),
            ("source", True, False),
            ("target", False, True),
            ("reveal", True, False),
        ]

    play(opened(long_article(), Scripted()), script)


def test_reveal_shows_one_sentence_when_asked() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("t", "t", "t", "t", "right_parenthesis", "enter")
        text = "\n".join(shown(view))
        assert "UN CHAT" in text
        assert "UN CHIEN" not in text
        await pilot.press("enter")
        assert "UN CHAT" not in "\n".join(shown(view))

    play(opened(article("Un chat dort. Un chien court."), Scripted()), script)


def test_sentences_side_by_side() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("p")
        lines = shown(view)
        assert any(line.rstrip().endswith("UN CHAT DORT.") and "Un chat dort." in line for line in lines)
        assert any("Un chien" in line and "UN CHIEN" in line and "chat" not in line for line in lines)
        await pilot.press("p")
        assert any("Un chat dort. Un chien" in line for line in shown(view))

    play(opened(article("Un chat dort. Un chien court."), Scripted()), script)


def test_the_split_moves_within_bounds_and_the_place_stays() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("space")
        place = view.paragraph

        def rule() -> int:
            return view.render_line(0).text.index("│")

        middle = rule()
        await pilot.press("plus", "equals_sign")
        assert rule() > middle
        await pilot.press("minus", "minus", "minus")
        assert rule() < middle
        await pilot.press(*["minus"] * 6)
        assert view.manner.split == 25
        assert view.paragraph == place

    play(opened(long_article(), Scripted()), script)


# -- the rest --


@pytest.mark.parametrize(
    ("key", "copied"),
    [("y", "Un chat dort.\nUN CHAT DORT."), ("Y", "UN CHAT DORT."), ("ctrl+y", "Un chat dort.")],
)
def test_copying(key: str, copied: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("right_parenthesis", key)
        assert pilot.app.clipboard == copied

    play(opened(article("Un chat dort. Un chien court."), Scripted()), script)


def test_the_theme_key_goes_through_our_themes() -> None:
    async def script(pilot: Pilot[int]) -> None:
        seen = []
        for _ in OWN:
            seen.append(pilot.app.theme)
            await pilot.press("T")
        assert seen == [theme.name for theme in OWN]
        assert pilot.app.theme == OWN[0].name

    play(opened(article(), Scripted()), script)


def test_the_command_palette_offers_what_the_keys_do() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        titles = [one.title for one in pilot.app.get_system_commands(screen)]
        assert "Look for words in both languages" in titles
        assert "Set sentences side by side instead of paragraphs, or back" in titles
        await pilot.press("ctrl+p", *"list the issues")
        await until(pilot, lambda: len(pilot.app.screen.query_one(OptionList).options) > 0)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, IssuesScreen))

    play(opened(article(), Scripted()), script)


def test_keys_before_the_english_do_no_harm() -> None:
    engine = Scripted()
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        for key in (
            "i",
            "right_square_bracket",
            "I",
            "escape",
            "y",
            "Y",
            "t",
            "p",
            "slash",
            "a",
            "enter",
            "n",
            "N",
        ):
            await pilot.press(key)
        assert pilot.app.screen is room(pilot)
        engine.gate.set()

    play(opened(article(), engine), script)


# -- what is remembered --


def test_the_next_time_opens_at_the_same_sentence_in_the_same_way(tmp_path: Path) -> None:
    places = Places(tmp_path / "places.db")

    async def first(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("p", "minus", "T", *["right_curly_bracket"] * 12, "q")
        assert view.page.segments[view.state.current].id == "p13s1"

    async def second(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        view = screen.view
        assert view.page.segments[view.state.current].id == "p15s1", "two paragraphs are new"
        assert any("Phrase numéro 11" in line for line in shown(view))
        assert (view.manner.pairing, view.manner.split) == ("sentence", 45)
        assert pilot.app.theme == OWN[1].name

    old = replace(long_article(), url="https://example.org/a")
    play(opened(old, tools(Scripted(), places)), first)
    texts = ["Une première nouvelle.", "Une seconde.", *(one.text for one in old.paragraphs[1:])]
    changed = replace(article(*texts), url=old.url)
    play(opened(changed, tools(Scripted(), places)), second)


def test_marks_and_notes_are_kept_listed_and_taken_away() -> None:
    places = Places(None)

    async def first(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_curly_bracket", "m", "right_curly_bracket", "w", *"voir", "enter")
        assert "•" in next(line for line in shown(view) if "Phrase numéro 0" in line)
        assert "✎" in next(line for line in shown(view) if "Phrase numéro 1" in line)
        await pilot.press("m")
        assert any("has a note" in one.message for one in pilot.app._notifications)
        await pilot.press("left_curly_bracket", "m", "m", "right_curly_bracket", "w", "escape")

    async def second(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("home", "apostrophe")
        assert isinstance(pilot.app.screen, NotesScreen)
        text = text_of(pilot.app.screen)
        assert text.index("Phrase numéro 0") < text.index("voir Phrase numéro 1")
        await pilot.press("j", "enter")
        assert screen.page.segments[screen.view.state.current].text.startswith("Phrase numéro 1,")
        await pilot.press("w", *["backspace"] * 4, "enter", "m", "apostrophe")
        assert "numéro 1," not in text_of(pilot.app.screen)

    found = replace(long_article(), url="https://example.org/a")
    play(opened(found, tools(Scripted(), places)), first)
    play(opened(found, tools(Scripted(), places)), second)


def test_places_that_cannot_be_written_are_reported_once_and_kept_for_now() -> None:
    places = Places(None)
    places.close()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_curly_bracket", "m", "t", "T", "right_curly_bracket", "m")
        assert len(screen.keeper.notes) == 2
        told = [one.message for one in pilot.app._notifications if "permissions" in one.message]
        assert len(told) == 1

    play(opened(long_article(), tools(Scripted(), places)), script)


# -- export --


def test_export_writes_when_all_is_there_and_reports_what_goes_wrong() -> None:
    engine = Scripted()
    engine.gate.clear()
    written: list[tuple[Bitext, Sequence[Note]]] = []

    def export(bitext: Bitext, notes: Sequence[Note]) -> Path:
        if written:
            raise ExportError("The disk is full: free some space.")
        written.append((bitext, notes))
        return Path("out/essai.md")

    async def script(pilot: Pilot[int]) -> None:
        def told(words: str) -> bool:
            return any(words in one.message for one in pilot.app._notifications)

        await until(pilot, lambda: room(pilot).page.segmented)
        await pilot.press("x")
        assert told("0 of 6")
        engine.gate.set()
        screen = await translated(pilot)
        await pilot.press("m", "x", "x")
        assert told("Written: out/essai.md")
        assert told("The disk is full")
        ((bitext, notes),) = written
        assert bitext == screen.page.bitext()
        assert [note.place.words for note in notes] == ["Le titre"]

    play(opened(article(), tools(engine, export=export)), script)


def test_without_an_exporter_the_key_says_what_to_type() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("x")
        assert any("visavis export" in one.message for one in pilot.app._notifications)

    play(opened(article(), Scripted()), script)


def test_hits_in_english_that_arrives_during_the_search_are_counted() -> None:
    engine = Scripted(answer="A cat sleeps.")
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: screen.page.segmented)
        await pilot.press("slash", *"cat")
        count = screen.search.query_one("#count")
        assert count.render().plain == "not found"  # type: ignore[attr-defined]
        engine.gate.set()
        await until(pilot, lambda: count.render().plain == "0/6")  # type: ignore[attr-defined]
        await pilot.press("enter", "n")
        assert count.render().plain == "1/6"  # type: ignore[attr-defined]

    play(opened(article(), engine), script)
