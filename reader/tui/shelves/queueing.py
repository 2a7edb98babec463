"""The side of the library that translates ahead: titles by themselves, articles that are queued."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.errors import ArticleError, EngineError, StoreError, VisavisError
from reader.intake import Entry
from reader.tui.naming import key_for
from reader.tui.shelves import knowing
from reader.tui.shelves.backlog import Backlog, Job
from reader.tui.shelves.digest import Digest, setting_of
from reader.tui.shelves.learning import News
from reader.tui.shelves.listing import Learned, ListingScreen
from reader.tui.shelves.shelf import Card
from reader.tui.tools import Tools
from reader.tui.turns import Stopped

_ENOUGH = 2
"""Articles in a row that fail before the queue stops: then it is the engine."""


class Began(Message):
    """A job is begun, or all are done."""


class Stuck(Message):
    """An article could not be translated."""

    def __init__(self, job: Job, reason: str, *, final: bool) -> None:
        super().__init__()
        self.job = job
        self.reason = reason
        self.final = final
        """The queue has stopped."""


class QueueingScreen(ListingScreen):
    """A ListingScreen with a queue; one worker does what is in it, while nobody waits for the engine."""

    def __init__(self, entries: Sequence[Entry], tools: Tools) -> None:
        super().__init__(entries, tools)
        self.backlog = Backlog()
        self._all = tools.config.articles.translate == "all"
        self._offered: set[Entry] = set()
        """Articles queued because all are to be: once, so that what is taken out of the queue stays out."""

    def listed(self, gone: Iterable[Entry]) -> None:
        """What is no longer listed is not translated."""
        self.backlog.discard(gone)
        self.queued()

    def learned(self, news: News) -> None:
        """Translate the titles of what is shown, as soon as it is known that they are not."""
        self.backlog.renew(news.facts)
        self._offered.difference_update(news.facts)
        if news.english:
            self._queue_unasked(news.english)
            cards = self.table.cards
            self.backlog.want_titles(entry for entry in self.table.in_sight if _lacks_title(cards[entry]))
            self._go_on()

    def doubt(self, entries: Sequence[Entry]) -> None:
        """Titles, and articles that are to be translated unasked, are wanted anew."""
        self.backlog.renew(entries)
        self._offered.clear()
        super().doubt(entries)

    def _queue_unasked(self, known: Iterable[Entry]) -> None:
        fresh = [entry for entry in known if self._all and entry not in self._offered]
        self._offered.update(fresh)
        cards = self.table.cards
        self.backlog.add(entry for entry in fresh if entry in cards and not _is_whole(cards[entry]))
        if fresh:
            self.queued()

    def _go_on(self) -> None:
        if self.backlog.start():
            self._work_off()

    def queued(self) -> None:
        """Show what is queued; overridden to say how much."""
        changed: dict[Entry, Card] = {}
        for entry, card in self.table.cards.items():
            doing = self.backlog.doing(entry)
            if doing != card.doing:
                changed[entry] = replace(card, doing=doing, trouble="" if doing else card.trouble)
        if changed:
            self.table.update_cards(changed)

    # -- the keys --

    def action_queue(self) -> None:
        """Queue the article under the cursor, or take it out of the queue."""
        entry = self.table.chosen
        if entry is None:
            return
        card = self.table.cards[entry]
        if card.doing:
            self.backlog.discard([entry])
        elif _is_whole(card):
            key = key_for(self.app, "library.open")
            self.notify(f"This article is translated: {key} opens it.", markup=False)
        elif card.facts and card.facts.problem:
            self.notify(card.facts.problem, severity="error", markup=False)
        else:
            self.backlog.add([entry])
        self.queued()
        self._go_on()

    def action_queue_all(self) -> None:
        """Queue all that are shown and not translated; when they are queued already, none."""
        self.queue(self.table.shown)

    def queue(self, entries: Sequence[Entry]) -> None:
        """Queue these, or empty the queue of them."""
        cards = self.table.cards
        wanted = [entry for entry in entries if not _is_whole(cards[entry]) and not _is_bad(cards[entry])]
        if not wanted:
            self.notify("All articles that are shown are translated.", markup=False)
        elif all(cards[entry].doing for entry in wanted):
            self.backlog.discard(wanted)
        else:
            self.backlog.add(wanted)
        self.queued()
        self._go_on()

    # -- the work --

    @work(thread=True, group="ahead")
    def _work_off(self) -> None:
        worker = get_current_worker()
        failures = 0
        while not worker.is_cancelled and (job := self.backlog.next()) is not None:
            self.post_message(Began())
            try:
                self._do(job, lambda: worker.is_cancelled or not self.backlog.wants(job))
            except Stopped:
                self.backlog.resume(job)
            except ArticleError as error:
                self.post_message(Stuck(job, str(error), final=False))
            except EngineError as error:
                failures += job.whole
                self._fail(job, error, final=failures == _ENOUGH)
            except VisavisError as error:
                self._fail(job, error, final=True)
            else:
                failures = 0
        self.post_message(Began())

    def _do(self, job: Job, cancelled: knowing.Cancelled) -> None:
        tools = self.tools
        digest, setting = Digest(tools.places, clean=tools.stock.clean), setting_of(tools.bench)
        for found in knowing.ahead(job, tools.stock, tools.bench, cancelled):
            self.post_message(Learned(News(english=found)))
            for entry, english in found.items():
                with suppress(StoreError):  # then it is found out anew the next time
                    digest.keep_english(entry, tools.stock.held(entry).stamp, setting, english)

    def _fail(self, job: Job, error: VisavisError, *, final: bool) -> None:
        if final:
            self.backlog.clear()
        elif not job.whole:
            self.backlog.want_titles(())
        self.post_message(Stuck(job, str(error), final=final))

    @on(Began)
    def show_queue(self) -> None:
        """Another article is being translated, or none."""
        self.queued()

    @on(Stuck)
    def mark(self, message: Stuck) -> None:
        """Mark the article; say so where the queue has stopped or nothing is left in it."""
        table, job = self.table, message.job
        marked = {one: table.cards[one] for one in job.entries if job.whole and one in table.cards}
        table.update_cards({one: replace(card, trouble=message.reason) for one, card in marked.items()})
        self.queued()
        if message.final:
            self.notify(
                f"{message.reason} Nothing more is translated ahead; "
                f"{key_for(self.app, 'library.queue')} queues an article again.",
                title="The queue has stopped",
                severity="error",
                markup=False,
            )


def _lacks_title(card: Card) -> bool:
    return bool(card.facts and card.facts.title and card.english and not card.english.title)


def _is_whole(card: Card) -> bool:
    """Whether nothing of it is left to translate."""
    return card.english is not None and card.english.done == card.english.total


def _is_bad(card: Card) -> bool:
    return bool(card.facts and card.facts.problem)
