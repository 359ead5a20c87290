"""Components that divide a page."""

from collections.abc import Sequence

from django.core.paginator import Page
from django.http import QueryDict
from django.template import Library
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from houvast.foundation.ui.contracts import Link, Text
from houvast.foundation.ui.on_case import links_on
from houvast.foundation.ui.tags.drawing import component

register = Library()


@register.simple_block_tag
def panel(content: str, title: Text = "", *, id: str = "", tone: str = "", level: int = 2) -> SafeString:  # noqa: A002
    """Set content on a card with a heading."""
    return component("panel", content=content, title=title, id=id, tone=tone, level=level)


@register.simple_block_tag
def table(content: str, caption: Text, *, show_caption: bool = True, compact: bool = False) -> SafeString:
    """Wrap `<thead>` and `<tbody>`: a caption, and sideways scrolling where the screen is narrow."""
    return component("table", content=content, caption=caption, show_caption=show_caption, compact=compact)


@register.simple_block_tag
def disclosure(content: str, summary: Text, *, open: bool = False) -> SafeString:  # noqa: A002
    """Hide content behind a line that opens it."""
    return component("disclosure", content=content, summary=summary, open=open)


@register.simple_tag
def tabs(links: Sequence[Link], label: Text) -> SafeString:
    """Show links to the parts of one thing; the current one is marked."""
    return component("tabs", links=links, label=label)


@register.simple_tag
def breadcrumbs(links: Sequence[Link]) -> SafeString:
    """Show the way up from this page."""
    return component("breadcrumbs", links=links)


@register.simple_tag
def pagination(page: Page[object], query: QueryDict | None = None, name: str = "page") -> SafeString:
    """Show earlier and later pages, keeping the other parts of the query."""
    kept = query.copy() if query is not None else QueryDict(mutable=True)
    kept.pop(name, None)
    prefix = f"?{kept.urlencode()}&" if kept else "?"
    return component("pagination", page=page, prefix=f"{prefix}{name}=")


@register.simple_tag
def kbd(keys: str) -> SafeString:
    """Show keys: "n", or "g c" for two in a row."""
    return component("kbd", keys=keys.split())


@register.simple_tag
def receipt(number: str) -> SafeString:
    """Show a receipt number with a button that copies it."""
    return component("receipt", number=number)


@register.simple_tag(takes_context=True)
def page_title(context: Context) -> SafeString:
    """Show the block `title` of the page once more, as its heading."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    title = blocks.get_block("title") if blocks else None
    return title.nodelist.render(context) if title else SafeString("")


@register.simple_tag(takes_context=True)
def on_case(context: Context, number: str) -> SafeString:
    """Show what features above the cases bring to the page of a case."""
    return component("on_case", links=links_on(context["request"], number))


@register.simple_tag(takes_context=True)
def say(context: Context, key: str, **values: object) -> str:
    """Say the words under a key of the page's `words` (a `Wording`), with its places filled in."""
    words = context["words"]
    return str(words.say(key, **values))
