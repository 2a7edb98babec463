"""The word cursor, the selection and the counterparts, with keys and with the mouse."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style
from textual.pilot import Pilot
from textual.widgets import Input

from reader import packages
from reader.argos import ArgosEngine
from reader.bitext import Rendering, Unit
from reader.counterpart import Link
from reader.engine import DEFAULT, Hypothesis, Options, Scores
from reader.errors import EngineError
from reader.glossary import Glossary, Term
from reader.glossary.layers import Layers
from reader.places import Places
from reader.segment import Segment, segment
from reader.spot import Occurrence, Spotter
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.drawing.geometry import geometry
from reader.tui.drawing.layout import Layout
from reader.tui.drawing.paint import State, paint
from reader.tui.drawing.position import text_at
from reader.tui.drawing.selection import Selected, WordCursor, beside, on_text, on_word
from reader.tui.drawing.selection import text_at as text_of
from reader.tui.drawing.view import ReadingView
from reader.tui.room.page import Page
from reader.tui.room.reading import ReadingScreen
from reader.tui.room.termcard import TermCard
from reader.tui.termbase.chosen import aligned, chosen
from reader.tui.termbase.termform import TermForm
from reader.tui.tools import Tools
from reader.words import words as find_words
from tests.room import Ready, Scripted, article, opened, play, room, shown, translated, until, words
from tests.test_tui_layout import HOSTILE, STYLES

TEXTS = (
    "Le président Loukachenko parle de l’OTAN. Il ne parle pas longtemps.",
    "La réunion commence à midi.",
)
LOOKS = {**STYLES, **dict.fromkeys(("word", "linked", "edited"), Style())}


@pytest.fixture(scope="module")
def engine() -> ArgosEngine:
    return ArgosEngine(packages.choose())


def reversed_words(view: ReadingView) -> set[str]:
    """What is lit up, by its shape."""
    return words(view, lambda style: bool(style.reverse))


def at(view: ReadingView, text: str) -> tuple[int, int]:
    """The cell at which `text` stands on the screen."""
    return next((line.index(text), y) for y, line in enumerate(shown(view)) if text in line)


# -- moving --


def test_the_keys_move_by_words_within_and_across_sentences() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        assert view.selection == "" and view.selected is None
        seen = []
        for key in ("right", "l", "l", "right", "l", "l", "l", "l", "l"):
            await pilot.press(key)
            seen.append(view.selection)
        assert seen == ["Le", "titre", "Le", "président", "Loukachenko", "parle", "de", "OTAN", "Il"]
        assert view.state.current == 2
        assert "Il" in reversed_words(view)
        await pilot.press("h")
        assert view.selection == "OTAN" and view.state.current == 1
        await pilot.press(*["left"] * 9)
        assert view.selection == "Le" and view.state.current == 0
        await pilot.press("G", "left")
        assert view.selection == "midi", "the last word, when there was no cursor"
        await pilot.press("l", "l")
        assert view.selection == "midi", "there is no further one"
        await pilot.press("right_parenthesis", "left")
        assert view.selection == "midi", "the last sentence has no word at all"

    play(opened(article(*TEXTS, "… — !"), Scripted()), script)


def test_the_selection_grows_and_shrinks_within_its_sentence() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_parenthesis", "L", "L", "shift+right")
        assert view.selection == "Le président Loukachenko"
        selected = view.selected
        assert selected and (selected.segment, selected.column, selected.start, selected.end) == (
            1,
            "source",
            0,
            24,
        )
        await pilot.press("H")
        assert view.selection == "Le président"
        await pilot.press(*["shift+left"] * 3)
        assert view.selection == "Le"
        await pilot.press(*["L"] * 7)
        assert view.selection == "Le président Loukachenko parle de l’OTAN"
        await pilot.press("l")
        assert view.selection == "Il", "the next word of the cursor's end"

    play(opened(article(*TEXTS), Scripted()), script)


def test_escape_drops_the_words_before_the_search_and_the_room() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("slash", *"parle", "enter", "l")
        assert screen.view.selection and screen.search.display
        await pilot.press("escape")
        assert not screen.view.selection and screen.search.display
        await pilot.press("escape")
        assert not screen.search.display and pilot.app.screen is screen

    play(opened(article(*TEXTS), Scripted()), script)


def test_the_cursor_appears_on_what_was_found() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("slash", *"enko", "enter", "l")
        assert view.selection == "Loukachenko"
        await pilot.press("escape", "n", "h")
        assert view.selection == "LUKASHENKO" and view.selected and view.selected.column == "target"

    texts = ("Hier Loukachenko parle.", "Il a dit oui.")
    play(opened(article(*texts), Scripted()), script)


def test_going_to_another_sentence_drops_the_words() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("l", "right_parenthesis")
        assert view.selected is None and not reversed_words(view) & {"Le", "titre"}
        await pilot.press("left_parenthesis")
        assert view.selected is None, "nor does it come back"
        await pilot.press("right_parenthesis", "l")
        assert view.selection == "Le" and view.state.current == 1

    play(opened(article(*TEXTS), Scripted()), script)


def test_a_sentence_longer_than_the_screen_is_walked_through_word_by_word() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_parenthesis", *["l"] * 25)
        assert view.state.current == 1 and view.selection == "mot25"
        assert "mot25" in reversed_words(view)
        await pilot.press(*["h"] * 20)
        assert view.selection == "mot5" and "mot5" in reversed_words(view)

    text = " ".join(f"mot{number}" for number in range(1, 41))
    play(opened(article(text), Scripted()), script, size=(30, 8))


@pytest.mark.parametrize(
    ("keys", "found"), [("", "source"), ("t", "source"), ("tt", "source"), ("ttt", "target")]
)
def test_every_way_of_reading_has_a_cursor_on_what_it_shows(keys: str, found: str) -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_parenthesis", *keys, "l", "l")
        assert view.selected and view.selected.column == found
        assert view.selection.casefold() == "président"
        assert view.selection in reversed_words(view)
        await pilot.press("p", "plus", "t")
        if view.selected:
            assert view.selection in reversed_words(view)

    play(opened(article(*TEXTS), Scripted()), script)


def test_the_cursor_goes_with_its_column_and_stays_when_the_width_changes() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_parenthesis", "l", "l", "L")
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: view.size.width < 70)
        assert view.selection == "président Loukachenko"
        assert reversed_words(view) >= {"président ", "Loukachenko"}
        await pilot.press("t", "t")  # by now: one language
        await pilot.press("t")
        assert view.manner.mode == "target" and view.selected is None and not view.state.words

    play(opened(article(*TEXTS), Scripted()), script)


# -- the mouse --


def test_a_click_puts_the_cursor_on_the_word_in_either_column() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        for text, column in (("parle de", "source"), ("PRÉSIDENT", "target"), ("réunion", "source")):
            await pilot.click("#pairs", offset=at(view, text))
            assert view.selection == text.split()[0] and view.selected and view.selected.column == column
        await pilot.click("#pairs", offset=(0, 0))
        assert view.selected is None and view.state.current == 0

    play(opened(article(*TEXTS), Scripted()), script)


def test_a_drag_and_a_shifted_click_select() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.mouse_down("#pairs", offset=at(view, "président"))
        await pilot.hover("#pairs", offset=at(view, "parle"))
        assert view.selection == "président Loukachenko parle"
        await pilot.hover("#pairs", offset=at(view, "Le président"))
        assert view.selection == "Le président"
        await pilot.hover("#pairs", offset=at(view, "réunion"))
        assert view.selection == "Le président", "never into another sentence"
        await pilot.mouse_up("#pairs", offset=at(view, "réunion"))
        await pilot.hover("#pairs", offset=at(view, "parle"))
        assert view.selection == "Le président", "the button is no longer held"
        await pilot.click("#pairs", offset=at(view, "de l’OTAN"))
        await pilot.click("#pairs", offset=at(view, "OTAN."), shift=True)
        assert view.selection == "de l’OTAN"

    play(opened(article(*TEXTS), Scripted()), script)


def test_a_click_on_hidden_english_gives_nothing_away() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        x, y = at(view, "PRÉSIDENT")
        await pilot.press(*"tttt")
        assert view.manner.mode == "reveal"
        await pilot.click("#pairs", offset=(x, y))
        assert view.selected is None and view.state.current == 1
        await pilot.press("l", "l", "L")
        selected = view.selected
        assert selected
        view.light(selected, [(3, 12)])
        assert not any("PRÉSIDENT" in one for one in words(view, lambda style: True))
        assert not [one for one in reversed_words(view) if one.strip() == ""], "not even where it stands"
        await pilot.press("enter")
        assert "PRÉSIDENT" in reversed_words(view)

    play(opened(article(*TEXTS), Scripted()), script)


# -- counterparts --


class Told(Scripted):
    """Every M becomes a W; the words of both sides stand for each other in order. Slow when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.scoring = threading.Event()
        self.scoring.set()
        self.scored: list[str] = []

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        super().translate(sources)
        return [[Hypothesis(source.upper().replace("M", "W"), -0.1)] for source in sources]

    def score(self, sources: Sequence[str], target: str) -> Scores | None:
        whole, *without = sources
        self.scored.append(whole)
        self.scoring.wait(10)
        if whole.startswith("Il"):
            raise EngineError("The engine stopped: type `visavis model status`.")
        pieces = find_words(target)
        left_out = [whole[:start] + whole[end:] for start, end in find_words(whole)]
        rows = [[-9.0 * (left_out[place] == one) for place in range(len(pieces))] for one in without]
        return Scores(tuple(pieces), ((0.0,) * len(pieces), *map(tuple, rows)))


def test_the_counterpart_lights_up_and_follows_the_cursor() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("G", "h")
        await until(pilot, lambda: "WIDI" in reversed_words(view))
        await pilot.press("h", "h")
        assert "COWWENCE" in reversed_words(view) and "WIDI" not in reversed_words(view)
        await pilot.press("L")
        assert reversed_words(view) >= {"COWWENCE", "À"}
        await pilot.click("#pairs", offset=at(view, "RÉUNION"))
        assert reversed_words(view) >= {"réunion", "RÉUNION"}
        assert engine.scored == ["La réunion commence à midi."], "asked once for a sentence"

    engine = Told()
    play(opened(article(*TEXTS), engine), script)


def test_terms_light_up_at_once_and_the_keys_never_wait_for_the_engine() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        engine.scoring.clear()
        await pilot.press("right_parenthesis", "l", "l", "l")
        assert "Lukashenko" in {one.title() for one in reversed_words(view)}
        await pilot.press("l")
        assert view.selection == "parle"
        await pilot.press(*["l"] * 10)
        assert view.selection == "commence" and len(engine.scored) == 1
        engine.scoring.set()
        await until(pilot, lambda: "COWWENCE" in reversed_words(view))
        assert len(engine.scored) == 2, "what was passed by meanwhile is not asked for"

    engine = Told()
    play(opened(article(*TEXTS), engine), script)


def test_an_engine_that_fails_or_cannot_tell_lights_only_what_is_certain() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "right_parenthesis", "l", "l")
        await until(pilot, lambda: len(screen._links) == 1)
        assert "NE" not in reversed_words(screen.view) and not screen.status.trouble
        await pilot.press("l")
        assert "PARLE" in reversed_words(screen.view), "written alike"

    play(opened(article(*TEXTS), Told()), script)


def test_english_that_is_new_is_looked_into_again() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        view = screen.view
        await pilot.press("G", "h")
        await until(pilot, lambda: "WIDI" in reversed_words(view))
        await pilot.click("#pairs", offset=at(view, "COWWENCE"))
        screen.correct("La réunion commence à midi.", "It all starts at noon.")
        await until(pilot, lambda: "It all starts at noon." in "\n".join(shown(view)))
        assert view.selected is None, "the word under the cursor is gone"
        await pilot.press("h")
        await until(pilot, lambda: "noon." in reversed_words(view) or "noon" in reversed_words(view))

    play(opened(article(*TEXTS), Told()), script)


def test_with_the_real_engine(engine: ArgosEngine) -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("G", "l", "l")
        assert view.selection == "ministre"
        await until(pilot, lambda: {"ministre", "minister"} <= reversed_words(view))

    play(opened(article("Le ministre a signé un accord à Minsk."), engine), script)


# -- what the glossary makes of it --


def glossary_reader(tmp_path: Path, engine: Scripted) -> ReaderApp:
    curated = tmp_path / "curated"
    curated.mkdir()
    (curated / "a.tsv").write_text("source\ttarget\nLoukachenko\tLukashenko\nOTAN\tNATO\n", "utf-8")
    layers = Layers(curated, tmp_path / "own.tsv")

    def set_up() -> Ready:
        return Ready(engine, Spotter(layers.load()), layers=layers)

    return opened(article(*TEXTS), Tools(Bench(set_up), Places(None), clean=False))


def field(pilot: Pilot[int], name: str) -> str:
    return pilot.app.screen.query_one(f"#{name}", Input).value


def test_a_term_is_added_for_the_selection_with_its_aligned_english(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("G", "h", "h", "H", "a")
        assert isinstance(pilot.app.screen, TermForm)
        assert field(pilot, "source") == "commence à"
        await until(pilot, lambda: field(pilot, "target") == "COWWENCE À")
        assert field(pilot, "kind") == "term"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert "commence à\tCOWWENCE À" in (tmp_path / "own.tsv").read_text("utf-8")

    play(glossary_reader(tmp_path, Told()), script)


def test_a_term_is_added_for_selected_english_too(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.click("#pairs", offset=at(view, "RÉUNION"))
        await pilot.press("a")
        assert field(pilot, "target") == "RÉUNION"
        await until(pilot, lambda: field(pilot, "source") == "réunion")

    play(glossary_reader(tmp_path, Told()), script)


def test_what_is_typed_into_the_form_is_never_overwritten(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        engine.scoring.clear()
        await pilot.press("G", "h", "a", "end", *"nuit")
        engine.scoring.set()
        form = pilot.app.screen
        assert isinstance(form, TermForm)
        await until(pilot, lambda: form._study is not None)
        assert (field(pilot, "source"), field(pilot, "target")) == ("midinuit", "")

    engine = Told()
    play(glossary_reader(tmp_path, engine), script)


def test_the_term_under_the_cursor_is_edited_and_its_card_opened(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        view = screen.view
        for text in ("OTAN.", "NATO"):
            await pilot.click("#pairs", offset=at(view, text))
            await pilot.press("e")
            assert isinstance(pilot.app.screen, TermForm)
            assert field(pilot, "source") == "OTAN"
            await pilot.press("escape", "i")
            card = pilot.app.screen
            assert isinstance(card, TermCard) and card._terms[card._at].source == "OTAN"
            await pilot.press("escape")
        await pilot.press("h", "h", "h", "i")
        card = pilot.app.screen
        assert isinstance(card, TermCard) and card._terms[card._at].source == "Loukachenko"

    play(glossary_reader(tmp_path, Told()), script)


def test_the_counterpart_of_a_selection_is_one_plain_stretch_or_none() -> None:
    unit = Unit(Segment(0, 0, "Le porte-parole du ministère parle."), "The ministry spokesman speaks.", "")
    links = [Link((3, 15), (13, 22)), Link((19, 28), (4, 12)), Link((29, 34), (23, 29))]

    def there(start: int, end: int, *found: Link) -> str | None:
        span = aligned(found or links, unit, Selected(0, "source", start, end, ""))
        return unit.target[slice(*span)] if span else None

    assert there(3, 28) == "ministry spokesman"
    assert there(3, 15) == "spokesman"
    assert there(3, 34) == "ministry spokesman speaks"
    assert there(3, 28, links[0]) is None, "a long word without a counterpart"
    assert there(19, 34) is None, "another word's counterpart lies between"
    assert there(0, 2) is None


def test_a_known_name_in_another_spelling_gets_the_known_english() -> None:
    unit = Unit(Segment(0, 0, "Hier Loukachenka parle."), "Yesterday Lukachenk speaks.", "")
    known = Glossary((Term("Loukachenko", "Lukashenko", kind="person"),))
    term = chosen(unit, Selected(0, "source", 5, 16, "Loukachenka"), known, Scripted())
    assert (term.source, term.target, term.kind, term.note) == ("Loukachenka", "Lukashenko", "person", "")


def test_a_name_without_counterpart_is_guessed_by_its_letters_or_copied() -> None:
    known = Glossary(())
    unit = Unit(Segment(0, 0, "Hier Vassili Mordrek parle."), "Yesterday Vasili Mordrik speaks.", "")
    assert chosen(unit, Selected(0, "source", 5, 20, ""), known, Scripted()).target == "Vasili Mordrik"
    lost = Unit(unit.segment, "Yesterday he speaks.", "")
    assert chosen(lost, Selected(0, "source", 5, 20, ""), known, Scripted()).target == "Vassili Mordrek"
    assert chosen(lost, Selected(0, "source", 21, 26, ""), known, Scripted()).target == ""


# -- spans --


def page_of(source: str, target: str) -> Page:
    page = Page(article(source))
    page.resegment(segment(page.article))
    term = Term("x", "y")
    page.put(
        Unit(one, target, target, (Rendering(Occurrence(term, 0, 1), 0, 1, "already", "R0"),))
        for one in page.segments
    )
    return page


HOSTILE_TEXT = (
    st.text(max_size=60) | st.sampled_from(HOSTILE) | st.text("aé'’- \u0301\u200d漢👩", max_size=30)
)


@given(HOSTILE_TEXT, HOSTILE_TEXT, st.lists(st.integers(-1, 1), max_size=12), st.integers(-5, 90))
@settings(max_examples=100, deadline=None)
def test_cursor_and_selection_stay_inside_hostile_text(
    source: str, target: str, moves: list[int], offset: int
) -> None:
    page = page_of(source, target)
    for column in ("source", "target"):
        cursor: WordCursor | None = on_text(page, len(page.segments) - 1, column, offset) or on_word(
            page, 0, column, 0
        )
        for by in moves if cursor else ():
            assert cursor
            cursor = beside(page, cursor, by) if by else cursor.reaching(cursor.head + offset)
            found = cursor.selected
            text = text_of(page, found.segment, column)
            assert 0 <= found.start < found.end <= len(text) and found.start <= cursor.place < found.end
            assert "\x1b" not in found.text and "\n" not in found.text and "\u202e" not in found.text


@given(HOSTILE_TEXT, st.sampled_from([20, 50, 120]), st.sampled_from(["auto", "stacked", "source", "target"]))
@settings(max_examples=60, deadline=None)
def test_every_cell_is_text_of_its_segment_or_none(text: str, width: int, mode: str) -> None:
    page = page_of(text, text[::-1])
    layout = Layout(page, geometry(width, mode), "paragraph")  # type: ignore[arg-type]
    for y in range(layout.height):
        for x in range(-1, width + 1):
            found = text_at(layout, y, x)
            if found:
                assert 0 <= found[2] < len(text_of(page, found[0], found[1]))


@pytest.mark.parametrize(
    "text",
    [
        "Un été à Évreux, près d’ici, il pleut souvent.",
        "漢字 かな mot 漢字",
        "e\u0301te\u0301 à midi",
        "❤️ cœur, 👩‍👩‍👧 famille, 👍🏽 bien, cou\u00adpé",
    ],
)
def test_a_cell_names_the_character_that_is_painted_in_it(text: str) -> None:
    page = page_of(text, text.upper())
    layout = Layout(page, geometry(110, "auto"), "paragraph")
    y = layout.tops[1]
    strip = paint(layout.block(1), 0, layout.geometry, State(current=9), LOOKS)
    hits = 0
    for x in range(110):
        cell, found = strip.crop(x, x + 1).text, text_at(layout, y, x)
        if found and cell.strip():
            hits += 1
            assert text_of(page, found[0], found[1])[found[2]] in cell
    assert hits > 5


def test_the_cursor_does_not_survive_a_text_that_is_no_longer_there() -> None:
    async def script(pilot: Pilot[int]) -> None:
        view = (await translated(pilot)).view
        await pilot.press("right_parenthesis", "l")
        selected = view.selected
        assert selected
        await pilot.press("right_parenthesis", "l")
        view.light(selected, [(0, 3)])
        assert "LE " not in reversed_words(view) and "LE" not in reversed_words(view)
        assert room(pilot).view is view

    play(opened(article(*TEXTS), Scripted()), script)
