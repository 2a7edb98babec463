"""What is translated ahead comes in its order, and never before what is on the screen."""

import threading
from pathlib import Path

import pytest

from reader.intake import Entry
from reader.tui.shelves.backlog import Backlog, Job
from reader.tui.turns import Patient, Stopped, Turns
from tests.room import Scripted

A, B, C = (Entry(Path(name), name) for name in "abc")
MANY = [Entry(Path(f"n{number}"), f"n{number}") for number in range(20)]


def jobs(backlog: Backlog) -> list[str]:
    """What is left, in its order."""
    found = []
    while (job := backlog.next()) is not None:
        found.append(
            "".join(entry.name for entry in job.entries) if job.whole else f"{len(job.entries)} titles"
        )
    return found


def test_titles_come_before_articles_and_articles_in_their_order() -> None:
    backlog = Backlog()
    backlog.add([B, A])
    backlog.add([A, C])
    backlog.want_titles(MANY)
    assert backlog.count == 3
    assert backlog.start()
    assert not backlog.start(), "one worker is enough"
    assert jobs(backlog) == ["8 titles", "8 titles", "4 titles", "b", "a", "c"]
    assert backlog.count == 0
    assert not backlog.start(), "nothing is left"


def test_a_title_is_handed_out_once_until_its_article_changes() -> None:
    backlog = Backlog()
    backlog.want_titles([A])
    assert jobs(backlog) == ["1 titles"]
    backlog.want_titles([A])
    assert jobs(backlog) == []
    backlog.renew([A])
    backlog.want_titles([A, B])
    assert jobs(backlog) == ["2 titles"]


def test_what_is_taken_out_of_the_queue_stops() -> None:
    backlog = Backlog()
    backlog.add([A, B])
    job = backlog.next()
    assert job == Job((A,), whole=True)
    assert (backlog.doing(A), backlog.doing(B), backlog.doing(C)) == ("working", "queued", "")
    assert backlog.wants(job)
    backlog.discard([A, B])
    assert not backlog.wants(job)
    backlog.resume(job)
    assert backlog.next() is None


def test_an_article_makes_way_for_titles_and_goes_on() -> None:
    backlog = Backlog()
    backlog.add([A, B])
    job = backlog.next()
    assert job
    backlog.want_titles([C])
    assert not backlog.wants(job)
    backlog.resume(job)
    assert jobs(backlog) == ["1 titles", "a", "b"]


def test_the_background_asks_for_little_and_waits_for_the_screen() -> None:
    engine, turns = Scripted(), Turns()
    asked: list[int] = []
    patient = Patient(engine, lambda: False, turns)
    texts = [str(number) for number in range(20)]
    with turns.first(), turns.first():
        thread = threading.Thread(target=lambda: asked.append(len(patient.translate(texts))))
        thread.start()
        thread.join(0.05)
        assert engine.asked == []
    thread.join()
    assert asked == [20]
    assert engine.asked == texts
    assert engine.largest <= 8


def test_waiting_ends_when_nobody_wants_the_answer() -> None:
    engine, turns = Scripted(), Turns()
    wanted = threading.Event()
    wanted.set()
    patient = Patient(engine, lambda: not wanted.is_set(), turns)
    stopped: list[bool] = []

    def ask() -> None:
        with pytest.raises(Stopped):
            patient.translate(["a"])
        stopped.append(True)

    with turns.first():
        thread = threading.Thread(target=ask)
        thread.start()
        wanted.clear()
        thread.join(5)
        assert stopped == [True]
    assert engine.asked == []
