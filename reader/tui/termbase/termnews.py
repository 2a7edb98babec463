"""What the workers of the form of a term tell it."""

from textual.message import Message

from reader.glossary import Term
from reader.glossary.edit import Edit
from reader.tui.termbase.study import Effects, Study


class Prepared(Message):
    """Drafts can be judged; `found` are proposals, the best first."""

    def __init__(self, study: Study, found: list[Term], was: Term | None) -> None:
        super().__init__()
        self.study = study
        self.found = found
        self.was = was


class Judged(Message):
    """What saving `term` would do."""

    def __init__(self, term: Term, effects: Effects) -> None:
        super().__init__()
        self.term = term
        self.effects = effects


class Saved(Message):
    """The file was written."""

    def __init__(self, made: Edit) -> None:
        super().__init__()
        self.made = made


class Refused(Message):
    """Something did not work."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
