"""The bottom line of the reading room: what it shows, and what a click on it does."""

from textual.pilot import Pilot

from reader.tui.keyline import KeyLine
from tests.room import Scripted, article, opened, play, room


def _text(pilot: Pilot[int]) -> str:
    return room(pilot).query_one(KeyLine).render().plain


def test_it_shows_what_the_screen_offers_with_the_keys_as_they_are_bound() -> None:
    async def script(pilot: Pilot[int]) -> None:
        shown = [one for one in room(pilot).active_bindings.values() if one.binding.show]
        words = _text(pilot).split()
        assert [one.binding.description for one in shown if one.binding.description not in words] == []
        assert "f8 Export" in _text(pilot)
        assert "x Export" not in _text(pilot)

    play(opened(article(), Scripted(), keymap={"export": "f8"}), script)


def test_a_click_is_the_key() -> None:
    async def script(pilot: Pilot[int]) -> None:
        at = _text(pilot).index("Search")
        await pilot.click(KeyLine, offset=(at, 0))
        await pilot.pause()
        assert room(pilot).search.display
        assert "Search" not in _text(pilot)  # while one types, the key is a character

    play(opened(article(), Scripted()), script)


def test_pointing_at_a_key_says_what_it_does() -> None:
    async def script(pilot: Pilot[int]) -> None:
        line = room(pilot).query_one(KeyLine)
        await pilot.hover(KeyLine, offset=(_text(pilot).index("Issue"), 0))
        await pilot.pause()
        shown = room(pilot).active_bindings.values()
        tooltip = next(one.binding.tooltip for one in shown if one.binding.description == "Issue")
        assert tooltip
        assert line.tooltip == tooltip
        await pilot.hover(KeyLine, offset=(line.size.width - 1, 0))
        assert line.tooltip is None

    play(opened(article(), Scripted()), script)
