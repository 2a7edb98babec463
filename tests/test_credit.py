"""Who wrote it, when, and for which paper: only lines that say nothing else."""

import pytest

from reader.article import dates
from reader.article.credit import Credit, read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Par Jeanne Martin", Credit("Jeanne Martin")),
        ("par Jean-Luc d'Arc et Marie de La Tour", Credit("Jean-Luc d'Arc et Marie de La Tour")),
        ("Par J. Dupont (avec AFP)", Credit("J. Dupont (avec AFP)")),
        ("Par Jean Dupont, envoyé spécial à Kiev", Credit("Jean Dupont, envoyé spécial à Kiev")),
        ("Par la rédaction", Credit("la rédaction")),
        ("De notre correspondante à Moscou", Credit("De notre correspondante à Moscou")),
        ("Le Monde avec AFP", Credit(outlet="Le Monde")),
        ("Source : Ouest-France", Credit(outlet="Ouest-France")),
        ("(AFP)", Credit(outlet="AFP")),
        ("Un texte de Jeanne Martin", Credit("Jeanne Martin")),
        ("20 Minutes avec agences", Credit(outlet="20 Minutes")),
        ("Article rédigé par franceinfo avec AFP", Credit(outlet="franceinfo")),
        ("RTBF (avec Belga)", Credit(outlet="RTBF")),
        ("Anna de La Tour avec AFP et Reuters", Credit("Anna de La Tour avec AFP et Reuters")),
        ("Par Jules Martin, journaliste à Lyon", Credit("Jules Martin, journaliste à Lyon")),
        ("Publié le : 12/11/2026 - 18:42Modifié le : 13/11/2026 - 07:10", Credit(published="2026-11-12")),
        ("Publié le 12/11/2026 à 18h42 • Mis à jour le 13/11/2026 à 7h", Credit(published="2026-11-12")),
        ("Publié le 4 mai 2026 à 4 h 02 HAE", Credit(published="2026-05-04")),
        ("Dernière mise à jour : 4 mai 2026", Credit(published="2026-05-04")),
        ("AFP•12/11/2026 à 18:42", Credit(published="2026-11-12", outlet="AFP")),
        ("28 mars 2023", Credit(published="2023-03-28")),
        ("Publié le mardi 28 mars 2023 à 10 h 12", Credit(published="2023-03-28")),
        ("Publié le 28/03/2023 à 10h12, mis à jour le 29/03/2023 à 11:30", Credit(published="2023-03-28")),
        ("Article publié le 1er avril 2022, modifié à 12h", Credit(published="2022-04-01")),
        ("Par Jeanne Martin - Publié le 28 mars 2023 à 10h12", Credit("Jeanne Martin", "2023-03-28")),
        ("Le Monde avec AFP, publié le 28 mars 2023", Credit(published="2023-03-28", outlet="Le Monde")),
    ],
)
def test_credit_lines(line: str, expected: Credit) -> None:
    assert read(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "par",
        "Par conséquent",
        "Par Toutatis, dit-il",
        "Russie Russie",
        "Kiev, 28 mars 2023",
        "Le 28 mars 2023, Poutine a parlé.",
        "Par Jean Dupont " + "très " * 40,
        "Le 31/02/2023",
        "Le Kremlin avec la Chine",
        "OTAN avec ou sans l’AFP",
        "Vladimir Poutine avec Reuters et les autres",
        "Vladimir Poutine",
        "Par journaliste interposé",
        "Un texte de loi",
    ],
)
def test_other_lines_are_paragraphs(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("28 mars 2023", "2023-03-28"),
        ("Mardi 28 MARS 2023", "2023-03-28"),
        ("le 1er déc. 2022", "2022-12-01"),
        ("2 fevrier 2022", "2022-02-02"),
        ("15 août 2021", "2021-08-15"),
        ("28/03/2023 à 10h12", "2023-03-28"),
        ("28.03.23", "2023-03-28"),
        ("2023-03-28T10:12:00Z", "2023-03-28"),
        ("31/02/2023 puis 01/03/2023", "2023-03-01"),
        ("28\u00a0mars\u00a02023", "2023-03-28"),
        ("28 mars", ""),
        ("1234/03/2023", ""),
        ("192.168.10.20", ""),
        ("12/13/2023", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert dates.iso(text) == iso
