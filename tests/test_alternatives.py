from collections.abc import Sequence

from reader.alternatives import alternatives
from reader.engine import DEFAULT, Hypothesis, Options
from reader.pipeline import redo
from reader.segment import Segment
from tests.room import SPOTTER


class Many:
    """An engine with several answers to everything."""

    name = fingerprint = "many"

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        texts = ["Loukachenko sleeps.", "", "President Lukashenko is asleep.", "The president sleeps."]
        return [[Hypothesis(text, -0.1) for text in texts[: options.hypotheses]] for _ in sources]


def test_each_way_is_enforced_verified_and_told_once() -> None:
    segment = Segment(1, 0, "Loukachenko dort. ")
    found = alternatives(segment, Many(), SPOTTER)
    assert found[0] == next(redo([segment], Many(), SPOTTER))
    targets = [one.target for one in found]
    assert len(targets) == len(set(targets)) >= 2
    assert "" not in targets
    assert "President Lukashenko is asleep." in targets
    assert not any("Loukachenko" in target for target in targets)
    for one in found:
        assert one.segment == segment
        assert (one.renderings[0].status == "flagged") == any(issue.kind == "term" for issue in one.issues)
