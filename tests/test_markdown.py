"""Markdown loses its marks and keeps its words."""

import pytest

from reader.article import parse
from reader.article.markdown import front_matter, unmark

TEXT = """---
title: "Minsk : l'accord"
author: [Jeanne Martin, Paul Durand]
date: 2023-03-28T10:12:00+02:00
outlet: Le Quotidien
url: https://example.org/a
tags:
  - monde
---

# Minsk : l'accord

**Chapô** en *gras* avec un [lien](https://example.org/a_(b) "x").
La suite sur une autre ligne.

![une photo](photo.png)

## Un intertitre ##

- Premier point
- Second point,
  et sa suite
1. Un

> Citation d’un « ami »
> sur deux lignes

Souligné
--------

***

[ref]: https://example.org/ref
<!-- caché -->
Fin &amp; *suite*.
"""


def test_an_article_in_markdown() -> None:
    article = parse(TEXT, "minsk.md")
    assert article.title == "Minsk : l'accord"
    assert (article.byline, article.published) == ("Jeanne Martin, Paul Durand", "2023-03-28")
    assert (article.outlet, article.url) == ("Le Quotidien", "https://example.org/a")
    assert [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs] == [
        ("title", "Minsk : l'accord"),
        ("text", "Chapô en gras avec un lien. La suite sur une autre ligne."),
        ("heading", "Un intertitre"),
        ("text", "Premier point"),
        ("text", "Second point, et sa suite"),
        ("text", "1. Un"),
        ("text", "Citation d’un « ami » sur deux lignes"),
        ("heading", "Souligné"),
        ("text", "Fin & suite."),
    ]


def test_front_matter_and_headings_are_seen_in_any_text() -> None:
    assert parse("---\ntitle: Minsk\n---\n\nPoutine y est.", "a.txt").title == "Minsk"
    article = parse("# Minsk\n\nPoutine *y* est.", "a.txt")
    assert [paragraph.text for paragraph in article.paragraphs] == ["Minsk", "Poutine y est."]


def test_markdown_with_one_paragraph_a_line_is_not_joined() -> None:
    long = "Le président est arrivé. " * 8
    article = parse(f"# Minsk\n{long}\nPoutine est parti.\n{long}", "a.md")
    assert len(article.paragraphs) == 4


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**a** __b__ *c* _d_ ~~e~~ `f`", "a b c d e f"),
        ("***très*** important", "très important"),
        ("un_nom_de_fichier et 5*3*2", "un_nom_de_fichier et 532"),
        ("2 * 3 et * seul", "2 * 3 et * seul"),
        (r"\*pas gras\* \[non\](ici)", "*pas gras* [non](ici)"),
        ("[l’OTAN][1] et <b>Kiev</b><br>", "l’OTAN et Kiev"),
        ("[Kiev](https://fr.wikipedia.org/wiki/Kiev_(ville))", "Kiev"),
        ("Kiev [sic] (ville)", "Kiev [sic] (ville)"),
        ("a < b & c > d", "a < b & c > d"),
    ],
)
def test_unmark(marked: str, plain: str) -> None:
    assert unmark(marked) == plain


@pytest.mark.parametrize(
    "text", ["---\nPas une clé\n---\nTexte", "---\ntitle: x\nTexte", "---\n---\nTexte", "---", ""]
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


def test_entities_cannot_bring_controls_back() -> None:
    article = parse("# Minsk\n\nA&#27;[31m &#x202e;B &#155;31m &#10; C.", "a.md")
    assert not set(article.paragraphs[1].text) & set("\x1b\u202e\x9b\n")
