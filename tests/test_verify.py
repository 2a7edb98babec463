"""The judge: right English passes, wrong English does not, and it never cries wolf."""

import pytest

from reader.glossary.term import Term
from reader.verify import verify
from reader.verify.extras import Names
from tests.adversarial import Case, cases
from tests.spotted import spotted

BELARUS = Term("Biélorussie", "Belarus", kind="place", forbidden=("Belorussia",))
NATO = Term("OTAN", "NATO", kind="organisation")
KYIV = Term("Kiev", "Kyiv", kind="place", forbidden=("Kiev",))
CHICKEN = Term("poulet Kiev", "chicken Kiev", kind="term")
NORTH = Term("Corée du Nord", "North Korea", kind="place")
KOREA = Term("Corée", "Korea", kind="place")
PREFECT = Term("préfet", "prefect", kind="title", variants=("préfets",))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.source[:40])
def test_adversarial_cases(case: Case) -> None:
    if case.right is not None:
        assert verify(case.right, case.occurrences, case.source).ok
    if case.wrong is not None:
        assert not verify(case.wrong, case.occurrences, case.source).ok


@pytest.mark.parametrize(
    "target",
    [
        "NATO acts.",
        "NATO's troops",
        "the NATO-led mission",
        "an anti-NATO march",
        "(NATO)",
        "“NATO”",
    ],
)
def test_english_around_a_name_is_accepted(target: str) -> None:
    assert verify(target, spotted("OTAN", NATO), "OTAN").ok


def test_people_have_a_plural_but_a_place_or_an_organisation_has_none() -> None:
    clinton = Term("Clinton", "Clinton", kind="person")
    assert verify(
        "the Clintons left", spotted("les Clinton sont partis", clinton), "les Clinton sont partis"
    ).ok
    assert not verify("NATOs act.", spotted("L'OTAN agit.", NATO), "L'OTAN agit.").ok


PESKOV = Term("Dmitri Peskov", "Dmitry Peskov", kind="person", accepted=("Dmitri Peskov", "Peskov"))


@pytest.mark.parametrize("target", ["Dmit Peskov spoke.", "Dmirti Peskov spoke.", "Dimitri Peskov spoke."])
def test_a_surname_behind_a_spoilt_first_name_is_not_right(target: str) -> None:
    assert verify(target, spotted("Dmitri Peskov", PESKOV), "Dmitri Peskov").missing == (0,)


@pytest.mark.parametrize(
    "target",
    [
        "Peskov spoke.",
        "Mr Peskov",
        "Spokesman Peskov",
        "Russian Peskov",
        "Russia’s Peskov",
        "D. Peskov",
        "I, Peskov",
    ],
)
def test_a_surname_alone_is_right(target: str) -> None:
    assert verify(target, spotted("Dmitri Peskov", PESKOV), "Dmitri Peskov").ok


def test_a_surname_that_the_french_has_alone_may_stand_behind_any_name() -> None:
    surname = Term("Peskov", "Peskov", kind="person")
    assert verify("Dmit Peskov", spotted("Peskov", surname), "Peskov").ok


def test_the_surname_of_another_right_name_is_no_first_name() -> None:
    zelensky = Term("Dmitri Zelenski", "Dmitro Zelensky", kind="person", accepted=("Zelensky",))
    source = "Dmitri Peskov, Dmitri Zelenski"
    assert verify("Dmitri Peskov Zelensky", spotted(source, PESKOV, zelensky), source).ok


@pytest.mark.parametrize("target", ["nato", "Nato", "NATOIS", "#NATO", "@NATO", "SENATO", ""])
def test_a_name_in_other_letters_is_missing(target: str) -> None:
    assert verify(target, spotted("OTAN", NATO), "OTAN").missing == (0,)


@pytest.mark.parametrize(
    "target", ["the prefect", "Prefects", "THE PREFECT'S OFFICE", "the Prefects' lawyer"]
)
def test_a_common_word_may_take_capitals_and_endings(target: str) -> None:
    assert verify(target, spotted("le préfet", PREFECT), "le préfet").ok


def test_each_occurrence_needs_a_place_of_its_own() -> None:
    source = "Kiev répond à Kiev"
    found = spotted(source, KYIV, KYIV)
    assert verify("Kyiv answers", found, source).missing == (1,)
    assert verify("Kyiv answers Kyiv", found, source).spans == ((0, 4), (13, 17))


def test_the_longer_form_wins() -> None:
    source = "La Corée du Nord et la Corée"
    found = spotted(source, NORTH, KOREA)
    assert verify("North Korea acts", found, source).missing == (1,)
    assert verify("Korea and North Korea", found, source).spans == ((10, 21), (0, 5))


def test_occurrences_share_out_what_is_there() -> None:
    noun = Term("Biélorussie", "Belarus", accepted=("Belarusian",))
    adjective = Term("biélorusse", "Belarusian")
    source = "la Biélorussie, chef biélorusse"
    verdict = verify("The Belarusian leader of Belarus", spotted(source, noun, adjective), source)
    assert verdict.spans == ((25, 32), (4, 14))


@pytest.mark.parametrize("form", ["Biélorussie", "Bielorussie", "BIÉLORUSSIE", "Belorussia"])
def test_french_and_deprecated_forms_are_wrong(form: str) -> None:
    target = f"Belarus, or {form}, acts"
    verdict = verify(target, spotted("la Biélorussie", BELARUS), "la Biélorussie")
    assert [target[one.start : one.end] for one in verdict.forbidden] == [form]
    assert not verdict.ok


def test_a_forbidden_form_inside_a_longer_right_one_is_fine() -> None:
    source = "Un poulet Kiev à Kiev"
    found = spotted(source, CHICKEN, KYIV)
    assert verify("A chicken Kiev in Kyiv", found, source).ok
    assert not verify("A chicken Kiev in Kiev", found, source).ok


def test_a_form_that_the_source_has_elsewhere_may_be_copied() -> None:
    term = Term("Alexandre Loukachenko", "Alexander Lukashenko", forbidden=("Alexandre",))
    source = "Alexandre Loukachenko reçoit Alexandre Dumas"
    found = spotted(source, term)
    assert verify("Alexander Lukashenko receives Alexandre Dumas", found, source).ok
    assert not verify("Alexandre, Alexander Lukashenko, receives Alexandre Dumas", found, source).ok


def test_a_name_that_nothing_called_for_is_extra() -> None:
    names = Names([BELARUS, NATO, NORTH, PREFECT])
    assert [one.kind for one in verify("NATO waits", (), "On attend", names).wrong] == ["extra"]
    assert verify("The prefect waits", (), "On attend", names).ok


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("les troupes otaniennes", "NATO troops"),
        ("le chef biélorusse", "the leader of Belarus"),
        ("#OTAN", "#NATO"),
        ("le Nord de la Corée", "North Korea"),
    ],
)
def test_a_name_that_the_source_explains_is_not_extra(source: str, target: str) -> None:
    assert verify(target, (), source, Names([BELARUS, NATO, NORTH])).ok


def test_text_without_occurrences_is_never_wrong_but_for_names() -> None:
    assert verify("Kiev, OTAN, Poutine", (), "On attend").ok


@pytest.mark.parametrize("noise", ["Kiev " * 20_000, "K" * 100_000, "(" * 50_000, "é" * 50_000])
def test_a_hostile_target_ends(noise: str) -> None:
    found = spotted("Kiev", KYIV)
    assert not verify(noise, found, "Kiev", Names([KYIV])).ok
