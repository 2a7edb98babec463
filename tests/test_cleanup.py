"""Clean-up: every crumb goes, no sentence does, and not a character is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import intake
from reader.article import Article, Paragraph, Removed
from reader.cleanup import clean

TITLE = "Minsk ferme ses portes aux observateurs"
OPENING = "La décision est tombée lundi soir, sans explication, par un simple communiqué."
CLOSING = "Personne, hier, n’osait dire combien de temps cela durerait."


def article(*texts: str, title: str = TITLE, **fields: str) -> Article:
    head = [Paragraph("title", title)] if title else []
    return Article("a", title, (*head, *(Paragraph("text", text) for text in texts)), **fields)


def shown(found: Article) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def cuts(found: Article) -> list[tuple[str, str]]:
    return [(cut.reason, cut.text) for cut in found.removed]


CRUMBS = {
    "byline": ["par", "Par", "Par :", "by", "Publié par"],
    "read-also link": [
        "Ne manquez pas…",
        "Ne manquez pas...",
        "Lire aussi",
        "Lire aussi :",
        "Lire aussi : Guerre en Ukraine : ce que l’on sait",
        "Lire aussi | « Nous tiendrons », promet le maire",
        "Lire aussi Pourquoi la frontière se referme",
        "À lire aussi",
        "A lire aussi : Les routes de l’exil",
        "À voir également",
        "Voir aussi :",
        "Read also: The road to exile",
        "Découvrez combien de trains sont passés ICI.",
        "Cliquez ici pour suivre notre direct",
    ],
    "related articles": ["Related Articles", "Sur le même sujet", "Articles similaires :"],
    "cookie notice": [
        "This website uses cookies to give you the best experience. By continuing you accept them, but "
        "you may change your mind. Accept Read More",
        "Nous utilisons des cookies pour améliorer votre expérience, mesurer l’audience et vous proposer des "
        "contenus adaptés. En savoir plus. Tout accepter",
        "Ce site utilise des cookies pour vous offrir le meilleur service.",
        "En poursuivant votre navigation sur ce site, vous acceptez l’utilisation de cookies.",
        "Tout accepter",
        "Continuer sans accepter",
        "Privacy & Cookies Policy",
    ],
    "subscription notice": [
        "La suite est réservée aux abonnés",
        "Il vous reste 72 % de cet article à lire. La suite est réservée aux abonnés.",
        "Cet article est réservé aux abonnés.",
        "Abonnez-vous",
        "Abonnez-vous pour lire la suite.",
        "Abonnez-vous à notre newsletter quotidienne !",
        "Déjà abonné ? Connectez-vous",
        "Inscrivez-vous à notre lettre d’information",
        "Sign up for our newsletter",
    ],
    "share links": [
        "Partager",
        "Partager sur Facebook",
        "Partager cet article sur Twitter, WhatsApp",
        "Facebook Twitter WhatsApp",
        "Suivez-nous sur Google News",
        "Copier le lien",
    ],
    "comment box": ["Laisser un commentaire", "12 commentaires", "Votre adresse e-mail ne sera pas publiée."],
    "reading time": ["Temps de lecture : 3 min", "Lecture 4 min.", "3 min de lecture"],
    "photo credit": ["Crédit photo : Anna Kovalova", "© AFP", "(Photo : Reuters)",
                     "Photo Paul Morin / AFP", "Crédits photo"],
    "advertisement": ["Publicité", "La suite après la publicité", "Advertisement"],
    "page navigation": ["Aller au contenu", "Retour à l’accueil", "Tags : Minsk, frontière, Europe"],
}  # fmt: skip


@pytest.mark.parametrize(("reason", "crumb"), [(r, c) for r, crumbs in CRUMBS.items() for c in crumbs])
def test_a_crumb_goes_and_its_reason_is_kept(reason: str, crumb: str) -> None:
    found = clean(article(OPENING, crumb, CLOSING))
    assert shown(found) == [TITLE, OPENING, CLOSING]
    assert found.removed == (Removed(crumb, reason, 2),)


DECOYS = """
Non.
Oui
Non
Jamais
Silence.
Rien.
Pourquoi ?
Réactions
Biélorussie
Le contexte
La Russie
« Abonnez-vous », lance le site à ses lecteurs, qui n’en font rien.
Abonnez-vous à la patience, conseille le vieux marin.
Abonnez-vous ou partez : le choix laissé aux clients n’en est pas un.
La suite est réservée aux abonnés du train : personne d’autre ne monte.
La suite est réservée aux juges.
Cet article est réservé aux spécialistes, prévient la revue.
Les cookies de ce site seront interdits par la nouvelle loi européenne.
Ce site utilise des cookies sans le dire, a tranché la CNIL.
Ce site utilise des cookies pour vous suivre partout, explique la juriste.
« Nous utilisons des cookies pour vous reconnaître », admet le patron.
Nous utilisons des cookies, comme tout le monde, soupire le libraire.
En poursuivant votre navigation, capitaine, vous arriverez à Odessa, disait la radio.
La newsletter du ministère compte deux millions d’inscrits.
Inscrivez-vous, répétait l’affiche collée sur le mur de la mairie.
Recevez nos excuses, a dit le consul.
Recevez notre bénédiction, a dit l’évêque.
Par la fenêtre, on voit encore les chars.
Par deux fois, le président a refusé.
Par prudence, l’OTAN se tait
Par Toutatis !
Lire est devenu un luxe à Minsk.
Lire aussi les petites lignes du traité s’impose.
Lire aussi, c’est résister, disait-elle à ses élèves.
Lire aussi : c’est la réponse qu’il a donnée aux enfants.
Lire aussi « Le Mage du Kremlin » aide à comprendre.
À lire aussi vite, on oublie l’essentiel.
À lire : « Le Mage du Kremlin », de Giuliano da Empoli.
À lire ces rapports, on croirait la paix proche.
Voir aussi loin demande du courage.
Ne manquez pas de courage, leur a dit Loukachenko.
Ne manquez pas cette chance, implorait le négociateur.
Ne manquez pas le train de 8 heures.
Découvrez la vérité, proclame le tract.
Découvrez-vous devant la tombe, ordonne l’officier.
Cliquez ici », lui disait le message piégé.
Partager le pouvoir n’intéresse pas Poutine.
Partager la Pologne : l’idée revient comme un cauchemar.
Partager le pain, dit-elle, suffit.
Facebook a fermé son bureau de Kiev.
Facebook, Twitter et Telegram restent bloqués en Russie.
Suivez-nous, ont dit les soldats.
Suivez-nous sur Facebook, implorait la chaîne menacée de fermeture.
Imprimer un tract coûte dix ans de prison.
Publié le lendemain du vote, le décret a surpris.
Publié en 1948, le roman parle d’aujourd’hui.
Mis à jour chaque nuit, le fichier compte dix mille noms.
Lecture faite du jugement, la salle s’est levée.
Lecture de 3 minutes, puis une heure de débat : le Parlement a voté.
Trois minutes de lecture suffisent à comprendre le traité.
Photo à l’appui, le ministre accuse Minsk.
Photo : la preuve est faible.
Photos et vidéos circulent déjà, affirme l’AFP.
Crédit : la dette du pays explose.
Crédit photo ou pas, l’image est volée, dit l’agence.
Publicité mensongère, tranche le tribunal.
La publicité finance tout, de la télévision au stade.
Home, le film de la réalisatrice ukrainienne, sort mercredi.
Accueil glacial pour Macron à Varsovie.
Accueil des réfugiés : la Pologne demande de l’aide
Monde > Europe, tel est l’ordre des priorités à Washington.
Related, le mot anglais, ne se traduit pas bien.
Tags et graffitis couvrent le mur de l’ambassade.
12 commentaires ont suffi pour l’envoyer en prison.
Commentaires acerbes à Moscou.
Se connecter depuis Minsk est devenu impossible.
Connectez-vous à la réalité, a lancé Tsikhanouskaïa.
Accepter la défaite ? Jamais, dit Kiev.
Accepter et continuer, voilà la consigne, résume un soldat.
Tout accepter serait trahir.
OK, dit le général.
Continuer sans accepter la paix n’est pas une stratégie.
Boutros Boutros-Ghali avait prévenu les Nations unies.
Bla bla, répond l’opposition.
Non non non.
Oui Oui
Subscribe est le seul mot anglais de l’affiche.
""".strip().splitlines()


@pytest.mark.parametrize("decoy", DECOYS)
def test_a_sentence_or_a_heading_that_looks_like_a_crumb_stays(decoy: str) -> None:
    given = article(OPENING, decoy, CLOSING, published="2024-03-05", byline="Anna Martin")
    assert clean(given) == given


def test_breadcrumb_and_repeated_title() -> None:
    trail = f"Home » MONDE » {TITLE}"
    for scraped in (
        article(trail, TITLE, "par", OPENING, title=""),
        article(TITLE, "par", OPENING, title=trail),
        article(trail, "par", OPENING),
        article(f"Accueil > Monde > Europe > {TITLE}", TITLE, "par", OPENING, title=""),
        article(f"MONDE » {TITLE}", TITLE, "par", OPENING, title=""),
        article(TITLE, TITLE, "par", OPENING, title=""),
        article("Aller au contenu", trail, TITLE, "par", OPENING, title=""),
    ):
        found = clean(scraped)
        assert found.title == TITLE, scraped
        assert found.paragraphs == (Paragraph("title", TITLE), Paragraph("text", OPENING))
        assert ("byline", "par") in cuts(found)


def test_a_title_that_stands_only_in_the_breadcrumb_is_saved() -> None:
    found = clean(article(f"Accueil » Monde » {TITLE}", OPENING, title=""))
    assert (found.title, shown(found)) == (TITLE, [TITLE, OPENING])
    assert cuts(found) == [("breadcrumb", "Accueil » Monde »")]


def test_a_breadcrumb_of_sections_goes_whole() -> None:
    found = clean(article("Accueil > Monde > Europe", OPENING))
    assert shown(found) == [TITLE, OPENING]
    assert cuts(found) == [("breadcrumb", "Accueil > Monde > Europe")]


def test_a_quotation_in_the_title_is_no_separator() -> None:
    title = "« La paix » selon Minsk » : l’expression qui fâche"
    found = clean(article(f"Home » MONDE » {title}", title, OPENING, title=""))
    assert (found.title, shown(found)) == (title, [title, OPENING])


def test_the_title_in_the_middle_of_the_page_goes_once() -> None:
    found = clean(article(OPENING, TITLE.upper(), TITLE, CLOSING))
    assert shown(found) == [TITLE, OPENING, CLOSING]
    assert [reason for reason, _ in cuts(found)] == ["title repeated"] * 2


def test_doubled_captions_go_and_so_does_a_later_single_one() -> None:
    found = clean(
        article(OPENING, "Russie Russie", CLOSING, "Minsk", "Minsk", "Un autre jour.", "Minsk", "Russie")
    )
    assert shown(found) == [TITLE, OPENING, CLOSING, "Un autre jour."]
    assert [text for _, text in cuts(found)] == ["Russie Russie", "Minsk", "Minsk", "Minsk", "Russie"]


def test_a_lone_caption_that_never_was_double_stays() -> None:
    given = article(OPENING, "Minsk", CLOSING, "Minsk")
    assert clean(given) == given


def test_answers_twice_stay() -> None:
    given = article(OPENING, "Non", "Non", "Jamais.", "Jamais.", CLOSING)
    assert clean(given) == given


def test_dates_and_bylines_go_only_where_the_fields_hold_them() -> None:
    lines = ("Par Anna Martin", "Publié le 5 mars 2024 à 10h32, mis à jour le 6 mars 2024 à 8 h")
    known = clean(article(*lines, OPENING, published="2024-03-05", byline="Anna Martin"))
    assert cuts(known) == [("byline", lines[0]), ("date line", lines[1])]
    unknown = article(*lines, OPENING)
    assert clean(unknown) == unknown


def test_a_pull_quote_goes_the_second_time() -> None:
    quote = "« Nous ne partirons pas d’ici avant l’hiver. »"
    found = clean(article(OPENING, quote, CLOSING, quote))
    assert shown(found) == [TITLE, OPENING, quote, CLOSING]
    assert cuts(found) == [("repeated", quote)]


COOKIES = CRUMBS["cookie notice"][0]


def test_a_notice_glued_to_a_paragraph_is_cut_alone() -> None:
    for glued in (COOKIES + OPENING, f"{COOKIES} {OPENING}", OPENING + COOKIES, f"{OPENING} {COOKIES}"):
        found = clean(article(glued, CLOSING))
        assert shown(found) == [TITLE, OPENING, CLOSING]
        assert cuts(found) == [("cookie notice", COOKIES)]
    found = clean(article(f"{OPENING}{COOKIES}{CLOSING}"))
    assert shown(found) == [TITLE, OPENING, CLOSING]


@pytest.mark.parametrize(
    "tail",
    ["La suite est réservée aux abonnés.", "Lire aussi : Les routes de l’exil", "Partager sur Facebook"],
)
def test_a_notice_at_the_end_of_a_paragraph_is_cut_alone(tail: str) -> None:
    found = clean(article(f"{OPENING} {tail}", CLOSING))
    assert shown(found) == [TITLE, OPENING, CLOSING]
    assert [text for _, text in cuts(found)] == [tail]


def test_links_under_related_articles_go_but_a_text_after_it_stays() -> None:
    links = (
        "Related Articles",
        "Varsovie renforce sa frontière",
        "Kiev attend ses obus",
        "Partager sur Facebook",
    )
    found = clean(article(OPENING, *links))
    assert shown(found) == [TITLE, OPENING]
    kept = clean(article(OPENING, *links, CLOSING))
    assert shown(kept) == [TITLE, OPENING, *links[1:3], CLOSING]


def test_earlier_cuts_keep_their_place() -> None:
    given = article("Home » MONDE » " + TITLE, "par", OPENING, CLOSING)
    earlier = (
        Removed("Menu", "page navigation", 0),
        Removed("mardi", "date", 3),
        Removed("Fin", "footer", 5),
    )
    given = Article(given.slug, given.title, given.paragraphs, removed=earlier)
    found = clean(given)
    assert [(cut.text[:5], cut.before) for cut in found.removed] == [
        ("Menu", 0),
        ("Home ", 1),
        ("par", 1),
        ("mardi", 1),
        ("Fin", 3),
    ]


def test_a_page_of_crumbs_alone_is_not_emptied() -> None:
    given = article("Partager sur Facebook", "Tout accepter", title="")
    assert clean(given) == given
    assert clean(Article("a", "", ())) == Article("a", "", ())


PIECES = (
    [c for crumbs in CRUMBS.values() for c in crumbs]
    + DECOYS
    + [TITLE, OPENING, CLOSING, "Minsk", "Russie Russie"]
)
PIECES += [f"Home » MONDE » {TITLE}", COOKIES + OPENING, f"{OPENING} {COOKIES}{CLOSING}", "«", ""]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=12), st.booleans())
def test_no_character_is_lost_and_a_clean_article_stays(texts: list[str], titled: bool) -> None:
    given = article(*texts, title=TITLE if titled else "")
    found = clean(given)
    assert letters(shown(found) + [cut.text for cut in found.removed]) == letters(shown(given))
    assert all(0 <= cut.before <= len(found.paragraphs) for cut in found.removed)
    assert [cut.before for cut in found.removed] == sorted(cut.before for cut in found.removed)
    again = clean(found)
    assert len(again.removed) >= len(found.removed)


def letters(texts: list[str]) -> list[str]:
    return sorted(char for text in texts for char in text if not char.isspace())


@pytest.mark.parametrize(
    "unit", ["This website uses cookies to improve you ", "a. ", "Home » ", "x ", "Minsk ", "A ", " "]
)
def test_a_very_long_line_is_read_in_full(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert letters([p.text for p in clean(article(text, OPENING)).paragraphs]) == letters(
        [TITLE, text, OPENING]
    )


def test_the_seed_articles(shared: Path) -> None:
    seeds = sorted((shared / "seeds").glob("*.txt"))
    scraped, plain = (intake.read(intake.collect([str(path)])[0]) for path in seeds)
    assert [cut.reason for cut in scraped.removed] == [
        "breadcrumb", "byline", "photo caption", "read-also link", "photo caption", "photo caption",
        "read-also link", "photo caption", "related articles", "cookie notice",
    ]  # fmt: skip
    assert scraped.paragraphs[0] == Paragraph("title", scraped.title)
    assert scraped.title
    assert len(scraped.paragraphs) == 21
    assert plain.removed == ()
    for path, found in zip(seeds, (scraped, plain), strict=True):
        texts = shown(found) + [cut.text for cut in found.removed]
        assert letters(texts) == letters([path.read_text(encoding="utf-8")])
