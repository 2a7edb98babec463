"""What counts as a fault of a translation, and what does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quality import inspect
from reader.quality.names import lost
from reader.quality.numbers import missing

LONG = "Le ministre a déclaré que le gouvernement présenterait un nouveau plan."


def kinds(source: str, target: str, replaced: tuple[str, ...] = ()) -> list[str]:
    return [issue.kind for issue in inspect(source, target, replaced)]


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        (LONG, "The minister said that the plan the plan the plan would come soon.", "loop"),
        (LONG, "The pressure of the use of nuclear weapons to the use of nuclear weapons was said.", "loop"),
        (LONG, "The minister Swikhanouskayanouskaya said that the plan would come.", "loop"),
        (LONG, "The minister said that threadsssssss were part of a plan to come.", "loop"),
        (LONG, LONG, "copied"),
        (LONG, "The minister said que le gouvernement présenterait un plan qui est dans la nuit.", "copied"),
        (LONG, " . ", "empty"),
        (LONG, "The minister said", "cut"),
        (LONG, "The minister said that the <unk> would present a new plan today.", "unknown"),
        (LONG, "The minister said that the ⁇ would present a new plan today.", "unknown"),
        ("Il a dit « oui » à Paris.", "He said yes in Paris.", "quote"),
        ("Il a dit « oui » à Paris.", 'He said "yes in Paris.', "quote"),
        ("Ils sont 42.", "They are 24.", "number"),
        ("Путин и Лукашенко встретились.", "Advoy essential equarters.", "unknown"),
        ("Poutine est à Киев, dit-on.", "Putin is said to be equarters.", "unknown"),
    ],
)
def test_a_fault_is_seen(source: str, target: str, kind: str) -> None:
    assert kind in kinds(source, target)


def test_pieces_put_in_for_unknown_words_are_named() -> None:
    (issue,) = inspect("Le chat dort.", "The chat sleeps.", ("▁chat", "."))
    assert issue.kind == "unknown" and "chat" in issue.message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Emmanuel Macron", "Emmanuel Macron"),
        ("Le Monde", "Le Monde"),
        ("12 345", "12 345"),
        ("Non, non, non.", "No, no, no."),
        ("Il a dit « oui ».", "He said “yes”."),
        ("« Nous restons, a-t-il dit.", '"We are staying, he said.'),
        ("Oui.", "Yes."),
    ],
)
def test_what_is_fine_raises_nothing(source: str, target: str) -> None:
    assert kinds(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("1 234,5 euros", "1,234.5 euros"),
        ("3,5 % de hausse", "a rise of 3.5%"),
        ("à 14 h 30", "at 2:30 pm"),
        ("à 14h30", "at 14:30"),
        ("2 milliards", "two billion"),
        ("1 000 millions", "1 billion"),
        ("le 1er mai", "on May 1st"),
        ("le 1er ministre", "the first minister"),
        ("au XXe siècle", "in the 20th century"),
        ("en 1999", "in 1999"),
        ("42 ans", "forty-two years"),
        ("10 000 hommes", "10,000 men"),
        ("10.000 hommes", "10 thousand men"),
        ("le CO2", "carbon dioxide"),
    ],
)
def test_numbers_are_known_in_english_dress(source: str, target: str) -> None:
    assert missing(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("1 234,5 euros", "1,235 euros", ["1 234,5"]),
        ("en 1999 et 2001", "in 1999 and 2010", ["2001"]),
        ("à 14 h 30", "at 3 pm", ["14 h 30"]),
        ("au XXe siècle", "in the 19th century", ["XXe"]),
        ("3,5 %", "35%", ["3,5"]),
    ],
)
def test_a_lost_number_is_named(source: str, target: str, lost: list[str]) -> None:
    assert missing(source, target) == lost


@settings(max_examples=60)
@given(st.text(), st.text())
def test_any_text_can_be_judged(source: str, target: str) -> None:
    for issue in inspect(source, target):
        assert issue.message.endswith(".")
        assert issue.start is None or 0 <= issue.start < (issue.end or 0) <= len(target)


@pytest.mark.parametrize("unit", ["a", "1 ", "« ", "ha ", "1", "l'", "a-", "⁇"])
def test_endless_lines_are_judged_in_passing(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    inspect("Le chat " + text, text)


def test_human_translations_raise_few_alarms(shared) -> None:  # type: ignore[no-untyped-def]
    sides = [
        (shared / "eval/news" / f"newstest2009.{side}").read_text().splitlines() for side in ("fra", "eng")
    ]
    found = [kind for source, target in zip(*sides, strict=True) for kind in kinds(source, target)]
    share = {kind: found.count(kind) / len(sides[0]) for kind in set(found)}
    assert all(share.get(kind, 0) < 0.003 for kind in ("loop", "copied", "cut", "empty", "unknown")), share
    assert share.get("number", 0) < 0.02 and share.get("quote", 0) < 0.05, share


def test_other_letters_that_are_kept_are_no_fault() -> None:
    assert kinds("Poutine est à Киев, dit-on.", "Putin is in Киев, they say.") == []
    assert kinds("La lettre α et 5 µm.", "The letter alpha and 5 microns.") == []


@pytest.mark.parametrize(
    ("source", "target", "names"),
    [
        ("Le procès de Bettencourt commence.", "The trial of Bettecou begins.", ["Bettencourt"]),
        ("Le procès de Bettencourt commence.", "The Bettencourts’ trial begins.", []),
        ("Selon M. Ensign, tout va bien.", "He says all is well.", ["Ensign"]),
        ("La maire, Nadia Dolskaïa, refuse.", "The mayor, Nadia Dolskaya, refuses.", ["Dolskaïa"]),
        ("La maire, Nadia Dolskaia, refuse.", "The mayor, Nadia Dolskaïa, refuses.", []),
        ("Pour Bart Rongen, c’est fini.", "For Rongen, it is over.", []),
        ("Pour Bart Rongen, c’est fini.", "For Bar Rongen, it is over.", ["Bart"]),
        ("Pour Barthold Rongen, c’est fini.", "For Bartholdy Rongen, it is over.", []),
        ("Pour Barthold Rongen, c’est fini.", "For Barfold Rongen, it is over.", ["Barthold"]),
        ("Rongen et Rongen.", "The two.", ["Rongen"]),
    ],
)
def test_a_name_that_the_english_lacks(source: str, target: str, names: list[str]) -> None:
    assert lost(source, target, ()) == names


@pytest.mark.parametrize(
    "source",
    [
        "La Cour suprême et l’Assemblée nationale se taisent.",
        "Les Lillois et les Bordelais fêtent Noël.",
        "« Voilà », dit-il. Enfin il part.",
        "Le Premier ministre et le Parlement attendent.",
        "L’ONU et l’UNESCO se taisent.",
        "Une Réconciliation, un Fédéralisme.",
    ],
)
def test_words_with_a_capital_are_no_names(source: str) -> None:
    assert lost(source, "Nothing of it.", ()) == []


def test_what_the_glossary_answers_for_is_not_looked_at() -> None:
    source = "Il a vu Loukachenko."
    assert lost(source, "He saw Lukashenko.", ()) == ["Loukachenko"]
    assert lost(source, "He saw Lukashenko.", [(8, 19)]) == []


def test_a_megabyte_of_capitals_ends() -> None:
    assert lost("Ab" * 500_000, "", ()) == []
    assert len(lost("il voit Abcdef" + " Zzyzx" * 100_000, "", ())) >= 1
