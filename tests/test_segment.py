"""Sentences: hard French news cases, and the promise that no character is ever lost."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Paragraph
from reader.segment import LIMIT, Segment, segment, split

# `|` marks each boundary that a reader expects; every line is one paragraph.
CASES = """
M. Macron a reçu Mme Le Pen. |Le Dr House aussi.
Le Dr. House et le Pr. Garnier ont vu Mgr. Morel. |Fin de la visite.
MM. Biden et Poutine ont parlé. |Rien n’a changé.
Mme. Le Goff et Me. Vidal plaident à St. Malo. |Le juge écoute.
J. K. Rowling et J.-P. Raffarin étaient là. |G. W. Bush aussi.
George W. Bush a parlé. |J. Le Goff, lui, s’est tu.
C’est le plan B. |Le gouvernement hésite.
César est mort en 44 av. J.-C. |Les Gaulois s’en souviennent.
La ville, fondée en 600 av. J.-C., dort. |En 52 apr. J.-C. elle brûle.
La hausse atteint 3.5 %, soit 10.000 emplois. |C’est peu.
Le vote a lieu à 15.30. |Personne ne viendra.
Il a parlé à Express.co.uk. |Depuis, plus rien.
Il a parlé à Express.co.uk de la bombe, puis s’est tu.
« Quoi ? » dit-il. |Elle rit.
« Où allez-vous ? », a demandé le juge. |« Nulle part. » |Silence.
Il crie : « Assez ! » |Le maire s’assoit.
« Nous partons… », a-t-il dit. |Puis il est parti.
« Nous partons... |Et vous ? |Restez », a-t-il dit.
« L’OTAN avance. |La Russie recule. |Nous restons », a dit M. Dupont.
« Jamais ! » – Paul Morel, député.
Le but était d’”intimider” ses voisins. |Le reste suit.
C’est coûteux pour le régime. , augmenter le danger est le but. |Non.
C’est moins vrai là aussi. .
Le texte a été publié jeudi. . |Il est court.
C’est la guerre.|La paix viendra.|Il le dit.
La région est déstabilisée.|Il faut agir.
Le ministre l’a dit en 2022.|Les faits sont là.
« C’est la guerre. »|Le ministre se lève.
Windows 2.0, l’U.S.A et N.Y. sont là.
Les U.S. Marines sont partis. |Ils reviendront.
Voir p. 12, art. 5 et vol. II, n° 3. |Fin de la note.
C’est de l’art. |Il le sait.
Il achète du pain, du vin, etc. |Puis il part.
Il achète du pain, etc., puis part.
1. Le président part. |2. Le ministre reste.
A. Le premier point. |B. Le second.
— Vous venez ? |— Non, merci.
— Vous venez ? – demande-t-il.
L’étude le montre.[1] |Le reste est faux.
Il a dit “non”. |“Jamais”, répond-elle.
“Jamais !” |Le ministre insiste.
“C’est fini.” |“Cela suffit”, dit-il.
Le rendez-vous du 15 sept. 2022 a eu lieu. |Voilà.
L’iPhone a gagné. |iPhone ou pas, tant pis.
« Indignez-vous ! », lance Hessel. |Oui !
(…) Il a parlé. |[…] Puis il s’est tu.
Le président (photo AFP.) |Il dort.
Quoi ?! |Vraiment ?! |Oui.
Apple Inc. |Le géant recule. |Apple Inc. Microsoft et les autres suivent.
Il est 20 h. |Le train part.
Voyez https://www.exemple.fr/Page.Html et écrivez à Jean.Dupont@exemple.fr. |Merci.
Il dit : "Non." |"Oui", dit-elle.
Le film « Qui a peur ? » de Nichols sort. |Fin.
…Et puis rien. |Rien du tout… |Rien.
L’ONU (cf. Annexe 1) dit oui. |La Russie non.
Des pays, p. ex. Malte, et d’autres, c.-à-d. Chypre, votent. |Fin.
L’accord a déplu, a dit la ministre à Lyon. , selon Le Courrier.
Le but (a) est clair et (b) ne l’est pas ; (c) manque. |Soit.
Les invités : Mlle C. J. Ramel, A. Doe et T. Lee. |J’en oublie.
La loi date de... 1987. |Capacité : max. 2 tonnes.
Il a commencé à faiblir. la suite est connue. |On verra.
Elle a gagné 1er prix à l’E.N.A. en 1999. |Bravo !
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    assert split(case.replace("|", "")) == case.split("|")


NEWS = (
    'M. Mme J. K. av. J.-C. p. ex. etc. le La guerre.La Minsk « » “ ” ” d’” " ’ ( ) (…) […] [1] '
    "… ... . . , ; : ! ? ?! – — - 3.5 10.000 12 1. n° Express.co.uk http://a.Bc/De et qui que U.S. Oui œuvre "
    "\u00a0 \u202f \t\n A\u0301 🇫🇷"
)
FRENCH = st.builds(
    lambda words, space: space.join(words),
    st.lists(st.sampled_from(NEWS.split(" ")), max_size=120),
    st.sampled_from([" ", "", "\u00a0"]),
)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=300), FRENCH), limit=st.sampled_from([1, 3, 20, 80, LIMIT]))
def test_no_character_is_lost_and_no_piece_is_empty_or_too_long(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces)
    for left, right in pairwise(pieces):
        if len(left) + len(right) <= limit:
            assert has_word(left)
            assert has_word(right)


def has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def test_marks_alone_join_a_neighbour() -> None:
    assert split("Fin. … Et ! . ») ?") == ["Fin. … Et ! . ») ?"] or all(
        map(has_word, split("Fin. … Et ! . ») ?"))
    )
    assert split("... !") == ["... !"]
    assert split("") == []


LONG = (
    "Le président, qui revenait d’une longue visite dans le sud du pays, a expliqué que la frontière serait "
    "fermée jusqu’à la fin du mois ; les habitants, eux, attendent depuis l’automne (ils l’ont dit, redit, "
    "à qui voulait bien les entendre) que la route rouvre, et personne ne croit plus aux promesses."
)


def test_a_long_sentence_is_cut_where_a_reader_breathes() -> None:
    assert split(LONG, 200) == [LONG[: LONG.index("les habitants")], LONG[LONG.index("les habitants") :]]


def test_a_clause_cut_stays_outside_brackets() -> None:
    pieces = split(LONG, 160)
    assert "".join(pieces) == LONG
    assert all(piece.count("(") == piece.count(")") for piece in pieces)


def test_without_clauses_words_stay_whole_and_without_words_the_limit_holds() -> None:
    words = "mot " * 100 + "fin"
    assert all(piece.split() and set(piece.split()) <= {"mot", "fin"} for piece in split(words, 50))
    assert [len(piece) for piece in split("a" * 950, 400)] == [400, 400, 150]


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="one character"):
        split("Oui.", 0)


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        "…",
        ". ",
        "a.",
        "A. ",
        "M. ",
        "«",
        "» ",
        "(",
        "(…)",
        ".B",
        " ",
        "é ",
        "! ",
        '."',
        ". .",
        "a.B/",
        "1. ",
    ],
)
def test_a_very_long_line_is_split_in_full(unit: str) -> None:
    # Quadratic work on any of these would take hours: the suite's own patience is the judge.
    text = unit * (100_000 // len(unit))
    assert "".join(split(text)) == text


def test_segments_of_an_article() -> None:
    texts = ["Un titre", "Il part. Elle reste. .", "", "Fin."]
    article = Article("a", "Un titre", tuple(Paragraph("text", text) for text in texts))
    segments = segment(article)
    assert [(s.id, s.source) for s in segments] == [
        ("p1s1", "Un titre"),
        ("p2s1", "Il part. "),
        ("p2s2", "Elle reste. ."),
        ("p3s1", ""),
        ("p4s1", "Fin."),
    ]
    assert Segment(0, 0, " Oui. \u00a0").text == "Oui."


def test_the_seed_articles_are_kept_whole(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            pieces = split(line)
            assert "".join(pieces) == line
            assert all(has_word(piece) and len(piece) <= LIMIT for piece in pieces)
