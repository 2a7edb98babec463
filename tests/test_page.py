"""A saved page gives its article, and not what stands around it."""

import pytest

from reader.article import Article
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
