"""The head of a page that opens with its menu: the title and the credits stand under it."""

from dataclasses import replace
from itertools import takewhile

from reader.article import Article, Removed, assemble
from reader.article.markdown import Block
from reader.cleanup.crumbs import crumb
from reader.cleanup.hints import hint


def retitled(article: Article) -> Article:
    """Where the title is a crumb (`Aller au contenu`), read the article anew without the crumbs above it."""
    paragraphs = article.paragraphs
    if not paragraphs or paragraphs[0].kind != "title" or not crumb(paragraphs[0].text):
        return article
    crumbs = list(takewhile(lambda one: crumb(one.text) or hint(one.text), paragraphs))
    rest = paragraphs[len(crumbs) :]
    if not rest:
        return article
    blocks = [Block(2 if one.kind == "heading" else 0, one.text) for one in rest]
    values = {
        "author": article.byline,
        "date": article.published,
        "outlet": article.outlet,
        "url": article.url,
    }
    again = assemble(blocks, article.slug, values=values, source=article.source)
    above = [Removed(one.text, crumb(one.text) or hint(one.text), 0) for one in crumbs]
    moved = [replace(cut, before=max(0, cut.before - len(crumbs))) for cut in article.removed]
    removed = sorted([*above, *moved, *again.removed], key=lambda cut: cut.before)
    return replace(again, slug=article.slug, removed=tuple(removed))
