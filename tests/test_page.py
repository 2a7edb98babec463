"""A saved page gives its article, and not what stands around it."""

import pytest

from reader.article import Article
from reader.cleanup import clean
from reader.intake.page import parse

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Poutine à Minsk | Le Quotidien</title>
<meta property="og:site_name" content="Le Quotidien"><meta name="author" content="Jeanne Martin">
<meta property="article:published_time" content="2023-03-28T10:12:00+02:00">
<link rel="canonical" href="https://example.org/minsk"></head><body>
<nav><a href="/">Accueil</a> » <a href="/monde">Monde</a></nav>
<article><h1>Poutine à Minsk</h1><p>Par Jeanne Martin</p>
<p>Le président russe est arrivé lundi à Minsk, où l’attendait son <em>homologue</em> biélorusse.</p>
<h2>Un accord</h2><p>Les deux hommes ont signé un accord.<br>Il porte sur l’énergie.</p><p>« Jamais. »</p>
<ul><li>Premier point</li><li>Second point</li></ul>
<blockquote><p>« C’est un jour important », a-t-il dit.</p></blockquote></article>
<footer>© Le Quotidien</footer></body></html>"""

COOKIES = "Nous utilisons des cookies pour personnaliser le contenu et mesurer l’audience de ce site. " * 6


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_a_news_page() -> None:
    article = parse(PAGE, "minsk.html", source="x/minsk.html")
    assert (article.title, article.byline, article.published) == (
        "Poutine à Minsk",
        "Jeanne Martin",
        "2023-03-28",
    )
    assert (article.outlet, article.url) == ("Le Quotidien", "https://example.org/minsk")
    assert [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs] == [
        ("title", "Poutine à Minsk"),
        ("text", "Le président russe est arrivé lundi à Minsk, où l’attendait son homologue biélorusse."),
        ("heading", "Un accord"),
        ("text", "Les deux hommes ont signé un accord."),
        ("text", "Il porte sur l’énergie."),
        ("text", "« Jamais. »"),
        ("text", "Premier point"),
        ("text", "Second point"),
        ("text", "« C’est un jour important », a-t-il dit."),
    ]


@pytest.mark.parametrize("box", ['div class="cookie-banner"', 'section id="didomi-host"', 'div class="rgpd"'])
def test_a_cookie_notice_does_not_win_over_a_short_article(box: str) -> None:
    page = (
        f"<html><head><title>Minsk</title></head><body><{box}><p>{COOKIES}</p></{box.split()[0]}>"
        "<main><p>Poutine est à Minsk.</p><p>Il parle aux députés.</p></main></body></html>"
    )
    assert texts(parse(page, "a.html")) == ["Minsk", "Poutine est à Minsk.", "Il parle aux députés."]


def test_an_article_inside_a_box_with_a_cookie_name_stays() -> None:
    page = PAGE.replace("<body>", '<body><div class="cookie-consent-off">').replace(
        "</body>", "</div></body>"
    )
    assert texts(parse(page, "a.html")) == texts(parse(PAGE, "a.html"))


@pytest.mark.parametrize(
    ("page", "last"),
    [
        (
            "<?xml version='1.0' encoding='utf-8'?><html><body><p>Œuvre à Kiev.</p></body></html>",
            "Œuvre à Kiev.",
        ),
        ("Poutine est à Kiev.", "Poutine est à Kiev."),
        ("<div>" * 5_000 + "Poutine est à Kiev.", "Poutine est à Kiev."),
        ("<html><body><p>A&#27;[31m &#x202e;Kiev.</p></body></html>", "A Kiev."),
    ],
)
def test_odd_pages(page: str, last: str) -> None:
    assert texts(parse(page, "a.html"))[-1] == last


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><script>x()</script></body></html>"])
def test_a_page_without_text_has_no_paragraphs(page: str) -> None:
    assert parse(page, "a.html").paragraphs == ()


LINES = (
    "Par Anna Petit", "Publié le 12 novembre 2026",
    "Les ministres se sont séparés tard dans la nuit de jeudi à vendredi, après neuf heures de discussions",
    "sur le sort des avoirs gelés à Bruxelles.",
    "« Nous avons ajourné », a résumé la présidente lituanienne devant une centaine de journalistes.",
    "Lire aussi : Le pari perdu de Berlin",
    "Dans le Donbass, les forces russes ont progressé près de Pokrovsk, selon un institut américain",
    "Le prochain sommet est fixé au 18 décembre.", "Partager sur Facebook", "Partager sur X",
)  # fmt: skip


def test_breaks_divide_paragraphs() -> None:
    body = f"{LINES[0]}<br>{LINES[1]}<br><br>{LINES[2]}<br>{LINES[3]}<br>" + "<br> <br/>".join(LINES[4:])
    article = clean(
        parse(f"<html><body><h1>Un sommet pour rien</h1><div>{body}</div></body></html>", "a.html")
    )
    assert (article.byline, article.published) == ("Anna Petit", "2026-11-12")
    wanted = ["Un sommet pour rien", f"{LINES[2]} {LINES[3]}", LINES[4], LINES[6], LINES[7]]
    assert texts(article) == wanted
    assert {LINES[5], *LINES[8:]} < {cut.text for cut in article.removed}


BOXES = f"""<!doctype html><html lang="fr"><head><title>Un sommet pour rien | Le Courrier</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Un sommet pour rien","datePublished":"2026-11-12T18:42:00+01:00",
"author":[{{"@type":"Person","name":"Anna Petit"}}],
"publisher":{{"@type":"Organization","name":"Le Courrier"}}}}
</script></head><body>
<header><a href="#m">Aller au contenu</a><nav><ul><li>Accueil</li></ul></nav></header>
<main id="m"><article><h1>Un sommet pour rien</h1><p>Article réservé aux abonnés</p>
<p>{LINES[2]} {LINES[3]}</p>
<div class="tools"><button>Partager</button><a>Facebook</a><a>Copier le lien</a></div>
<figure><img src="a.jpg">
<figcaption>Un bus. JEAN MARTIN / AFP</figcaption></figure><p>{LINES[4]}</p>
<blockquote class="twitter-tweet">
<p>Nous tiendrons, quoi qu’il en coûte. <a href="#">pic.twitter.com/a1B2</a></p>
— Ihor T. (@ihor_t) <a href="#">12 novembre 2026</a></blockquote><h2>Le Kremlin se réjouit</h2>
<p>Ce contenu est bloqué car vous n’avez pas accepté les cookies et autres traceurs.</p>
<p>{LINES[6]}.</p>
<p>Newsletter</p><p>« À la une »</p>
<p>Chaque matin, parcourez l’essentiel de l’actualité</p><p>S’inscrire</p>
<aside><p>Lire aussi : Le pari perdu de Berlin</p></aside>
<p>{LINES[7]} <em>(Avec AFP)</em></p>
<p>Propos recueillis par Anna Petit</p></article>
<aside><h3>Les plus lus</h3><ul><li>Le froid</li></ul></aside>
</main><footer>© 2026 Le Courrier. Tous droits réservés.</footer></body></html>"""


def test_of_a_page_with_bars_and_boxes_the_article_is_left() -> None:
    article = clean(parse(BOXES, "a.html"))
    assert (article.byline, article.published, article.outlet) == ("Anna Petit", "2026-11-12", "Le Courrier")
    assert texts(article) == [
        "Un sommet pour rien",
        f"{LINES[2]} {LINES[3]}",
        LINES[4],
        "Nous tiendrons, quoi qu’il en coûte.",
        "Le Kremlin se réjouit",
        f"{LINES[6]}.",
        LINES[7],
    ]
