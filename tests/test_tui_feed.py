"""What the worker tells the screen, and in which order."""

from reader.segment import segment
from reader.tui.bench import Bench
from reader.tui.room.feed import Arrived, Finished, Ready, Segmented, feed
from tests import room
from tests.room import Scripted, article


def test_the_segments_come_first_and_then_the_units_from_the_paragraph_on_the_screen() -> None:
    engine = Scripted()
    found = article()
    messages = list(feed(found, Bench(lambda: room.Ready(engine)), 2, lambda: False))
    assert [type(one) for one in messages[:2]] == [Segmented, Ready]
    assert isinstance(messages[-1], Finished)
    arrived = next(one for one in messages if isinstance(one, Arrived))
    assert [unit.segment.paragraph for unit in arrived.take()] == [2, 2, 3, 0, 1, 1]


def test_segments_that_the_screen_knows_are_not_told_again() -> None:
    found = article()
    known = segment(found)
    messages = list(feed(found, Bench(lambda: room.Ready(Scripted())), 0, lambda: False, known))
    assert isinstance(messages[0], Ready)
    arrived = next(one for one in messages if isinstance(one, Arrived))
    assert [unit.segment for unit in arrived.take()] == list(known)
