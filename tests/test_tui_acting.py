"""Acting on the open article: corrections, other translations, the text editor."""

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from reader.engine import DEFAULT, Hypothesis, Options
from reader.errors import StoreError
from reader.glossary import Glossary
from reader.glossary.term import Term
from reader.intake import Entry, read
from reader.memory import Memory, Recall
from reader.places import Places
from reader.spot import Spotter
from reader.tui.app import ReaderApp
from reader.tui.bench import Bench
from reader.tui.room.correction import AlternativesScreen, CorrectionScreen
from reader.tui.room.reading import ReadingScreen
from reader.tui.tools import Tools
from tests.room import Ready, Scripted, article, opened, play, room, shown, translated, until, words

CAT = "Un chat dort. Le Zblorg court. Un chat dort."


class Choosy(Scripted):
    """Has a second answer."""

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        first = super().translate(sources, options, prefixes)
        return [[*one, Hypothesis(f"{one[0].text} (2)", -0.2)] for one in first]


def app_of(engine: Scripted, memory: Memory, *texts: str) -> ReaderApp:
    desk = Ready(Recall(engine, memory), edits=memory)
    return opened(article(*texts), Tools(Bench(lambda: desk), Places(None), clean=False))


def told(pilot: Pilot[int], sentence: str) -> bool:
    return any(sentence in one.message for one in pilot.app._notifications)


async def write(pilot: Pilot[int], text: str) -> None:
    """Replace what stands in the field of the English."""
    await until(pilot, lambda: isinstance(pilot.app.screen, CorrectionScreen))
    field = pilot.app.screen.query_one(TextArea)
    field.select_all()
    field.replace(text, *field.selection)


def target(screen: ReadingScreen, place: int) -> str:
    unit = screen.page.units[place]
    return unit.target if unit else ""


def test_a_correction_is_marked_counted_and_kept_for_every_equal_sentence() -> None:
    memory = Memory(None)

    async def first(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "E")
        field = pilot.app.screen.query_one(TextArea)
        assert field.text == "UN CHAT DORT."
        await pilot.press(*" qu?")
        assert field.text.endswith(" qu?"), "keys of the room are letters here"
        await write(pilot, "A cat\n is\x1b[31m asleep. ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: target(screen, 1) == target(screen, 3) == "A cat is asleep.")
        assert screen.view.state.current == 1
        assert "◆ 2 edited" in screen.status.render().plain
        await pilot.press("p")
        assert any("◆" in line and "A cat is asleep." in line for line in shown(screen.view))
        assert words(screen.view, lambda style: bool(style.italic)) >= {"A cat is asleep."}

    async def second(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        assert target(screen, 1) == "A cat is asleep."
        await pilot.press("right_parenthesis", "E", "end", "ctrl+e", "exclamation_mark", "enter")
        await until(pilot, lambda: target(screen, 1) == "A cat is asleep.!")

    play(app_of(Scripted(), memory, CAT), first)
    other = Scripted(answer="Another engine.")
    other.fingerprint = "other"
    play(app_of(other, memory, CAT), second)
    assert "Un chat dort." not in other.asked


def test_keys_typed_fast_are_all_kept() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "E")
        for key in (*"abcdefghij", "enter"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else "\r"))
        await until(pilot, lambda: target(screen, 1) == "UN CHAT DORT.abcdefghij")

    play(app_of(Scripted(), Memory(None), CAT), script)


def test_escape_and_unchanged_words_leave_the_engine_s() -> None:
    memory = Memory(None)

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "E")
        await write(pilot, "Not this.")
        await pilot.press("escape", "E", "enter", "E")
        await write(pilot, "  \n ")
        await pilot.press("enter")
        assert told(pilot, "Nothing was written")
        assert pilot.app.screen is screen
        assert target(screen, 1) == "UN CHAT DORT."

    play(app_of(Scripted(), memory, CAT), script)
    assert memory.edited("scripted", ["Un chat dort."]) == {}


def test_a_correction_is_verified_taken_back_and_put_in_again() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("U")
        assert told(pilot, "E writes your own")
        await pilot.press("right_parenthesis", "right_parenthesis", "E")
        await write(pilot, "The beast runs.")
        await pilot.press("enter")
        await until(pilot, lambda: target(screen, 2) == "The beast runs.")
        unit = screen.page.units[2]
        assert unit is not None
        assert [issue.kind for issue in unit.issues] == ["term"]
        await pilot.press("U")
        await until(pilot, lambda: target(screen, 2) == "LE QWERTZIAN COURT.")
        assert screen.page.tally.edited == 0
        await pilot.press("U")
        await until(pilot, lambda: target(screen, 2) == "The beast runs.")

    play(app_of(Scripted(), Memory(None), CAT), script)


def test_a_new_term_is_verified_in_a_corrected_sentence_too() -> None:
    memory = Memory(None)
    memory.edit("Un chat dort.", "A dog sleeps.")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        bench = screen.tools.bench
        old, new = bench.glossary, Glossary((*bench.glossary.terms, Term("chat", "cat")))
        bench.take_spotter(Spotter(new))
        screen.renew(old, new)
        await until(pilot, lambda: screen.page.tally.flagged == 2)
        assert target(screen, 1) == target(screen, 3) == "A dog sleeps."
        assert screen.page.tally.edited == 2

    play(app_of(Scripted(), memory, CAT), script)


def test_another_translation_is_chosen_and_undone() -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "r")
        await until(pilot, lambda: isinstance(pilot.app.screen, AlternativesScreen))
        options = pilot.app.screen.query_one(OptionList).options
        assert [str(one.prompt).strip() for one in options] == [
            "● engine  UN CHAT DORT.",
            "UN CHAT DORT. (2)",
        ]
        await pilot.press("j", "enter")
        await until(pilot, lambda: target(screen, 1) == "UN CHAT DORT. (2)")
        assert screen.page.units[1].origin == "edited"  # type: ignore[union-attr]
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, AlternativesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: target(screen, 1) == "UN CHAT DORT.")
        assert screen.page.units[1].origin == "engine"  # type: ignore[union-attr]
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, AlternativesScreen))
        await pilot.press("escape")
        assert pilot.app.screen is screen

    play(app_of(Choosy(), Memory(None), CAT), script)


def test_an_engine_that_fails_offers_nothing_and_says_why() -> None:
    engine = Scripted()

    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        engine.fail_after = 0
        await pilot.press("right_parenthesis", "r")
        await until(pilot, lambda: told(pilot, "The engine stopped"))

    play(app_of(engine, Memory(None), CAT), script)


def test_a_correction_that_cannot_be_kept_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(None)

    def fail(source: str, target: str) -> None:
        raise StoreError("The disk is full.")

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "E")
        await write(pilot, "A cat is asleep.")
        monkeypatch.setattr(memory, "edit", fail)
        await pilot.press("enter")
        await until(pilot, lambda: told(pilot, "The disk is full. Your English is not kept."))
        assert pilot.app.screen.query_one(TextArea).text == "A cat is asleep."
        monkeypatch.undo()
        await pilot.press("enter")
        await until(pilot, lambda: target(screen, 1) == "A cat is asleep.")
        assert told(pilot, "Kept until you leave")

    play(app_of(Scripted(), memory, CAT), script)


def test_a_correction_during_the_translation_wins() -> None:
    engine, memory = Scripted(), Memory(None)
    engine.gate.clear()

    async def script(pilot: Pilot[int]) -> None:
        screen = room(pilot)
        await until(pilot, lambda: screen.page.segmented and screen.tools.bench.ready)
        await pilot.press("right_parenthesis", "E")
        await write(pilot, "A cat is asleep.")
        await pilot.press("enter")
        engine.gate.set()
        await translated(pilot)
        assert target(screen, 1) == target(screen, 3) == "A cat is asleep."

    play(app_of(engine, memory, CAT), script)


# -- the text editor --

TEXT = "Le titre\n\nUn chat dort.\n\nUn chien court vite.\n\nIl pleut encore.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be lent, as the headless one cannot."""
    monkeypatch.setattr(ReaderApp, "suspend", lambda self: nullcontext())


def script_of(folder: Path, body: str) -> str:
    """An editor: a program that gets `+LINE FILE` and does `body` to `path` and `line`."""
    program = folder / "vi"
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        f"line, path = sys.argv[1], pathlib.Path(sys.argv[2])\n{body}\n"
    )
    program.chmod(0o755)
    return str(program)


def file_app(path: Path, engine: Scripted) -> ReaderApp:
    memory = Memory(None)
    desk = Ready(Recall(engine, memory), edits=memory)
    tools = Tools(Bench(lambda: desk), Places(None), clean=False)
    return ReaderApp([], tools, article=read(Entry(path, str(path)), clean=False))


def test_an_edited_file_is_read_again_at_the_same_sentence(
    file: Path, lent: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    body = (
        "path.with_suffix('.line').write_text(line)\n"
        "path.write_text(path.read_text().replace('Un chat dort.', 'Un chat dort.\\n\\nUn oiseau chante.'))"
    )
    monkeypatch.setenv("EDITOR", script_of(tmp_path, body))
    engine = Scripted()

    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        await pilot.press("right_parenthesis", "right_parenthesis", "m")
        before = list(engine.asked)
        await pilot.press("o")
        await until(pilot, lambda: len(screen.page.article.paragraphs) == 5)
        await translated(pilot)
        assert file.with_suffix(".line").read_text() == "+5"
        segment = screen.page.segments[screen.view.state.current]
        assert segment.text == "Un chien court vite."
        assert engine.asked[len(before) :] == ["Un oiseau chante."], "only what is new"
        assert pilot.app.focused is screen.view
        assert any("•" in line and "Un chien" in line for line in shown(screen.view))
        assert "UN OISEAU CHANTE." in "\n".join(shown(screen.view))
        await pilot.press("slash", *"oiseau", "enter", "q")

    app = file_app(file, engine)
    play(app, script)
    assert app.return_value == 0


def test_an_editor_that_changes_nothing_or_empties_the_file(
    file: Path, lent: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        screen = await translated(pilot)
        found = screen.article
        monkeypatch.setenv("EDITOR", script_of(tmp_path, "pass"))
        await pilot.press("o")
        assert screen.article is found
        monkeypatch.setenv("EDITOR", script_of(tmp_path, "path.write_text('')"))
        await pilot.press("o")
        await until(pilot, lambda: told(pilot, "is empty"))
        assert screen.article is found
        assert "UN CHAT DORT." in "\n".join(shown(screen.view))
        file.unlink()
        await pilot.press("o")
        assert told(pilot, "no file to open")

    play(file_app(file, Scripted()), script)


def test_without_an_editor_or_a_terminal_to_lend_the_message_says_what_to_do(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        for name in ("VISUAL", "EDITOR"):
            monkeypatch.delenv(name, raising=False)
        await pilot.press("o")
        assert told(pilot, "export EDITOR=nano")
        monkeypatch.setenv("EDITOR", "nano")
        await pilot.press("o")
        assert told(pilot, "cannot be lent")
        monkeypatch.setenv("EDITOR", "/no/such/editor")
        monkeypatch.setattr(ReaderApp, "suspend", lambda self: nullcontext())
        await pilot.press("o")
        assert told(pilot, "/no/such/editor cannot be started")

    play(file_app(file, Scripted()), script)


def test_standard_input_has_no_file_to_open() -> None:
    async def script(pilot: Pilot[int]) -> None:
        await translated(pilot)
        await pilot.press("o")
        assert told(pilot, "no file to open")

    play(opened(article(), Scripted()), script)
