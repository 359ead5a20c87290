"""Components that tell how things stand."""

from datetime import date

from django.template import Library
from django.utils.safestring import SafeString

from houvast.foundation.ui.contracts import Fact, Text
from houvast.foundation.ui.deadlines import tone_of
from houvast.foundation.ui.tags.drawing import TONE_ICONS, component, draw_icon
from houvast.foundation.ui.tags.drawing import tone as read_tone

register = Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; the words beside it carry the meaning."""
    return draw_icon(name)


@register.simple_tag
def badge(label: Text, tone: str = "neutral") -> SafeString:
    """Show a status in a few words."""
    return component("badge", label=label, tone=read_tone(tone))


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: Text = "", *, live: bool = False) -> SafeString:
    """Show a message in a box; `live` makes a screen reader say it when it appears."""
    read = read_tone(tone)
    return component("alert", content=content, tone=read, icon=TONE_ICONS[read], title=title, live=live)


@register.simple_tag
def empty(title: Text, text: Text = "", url: str = "", label: Text = "") -> SafeString:
    """Say that there is nothing here, and what to do next."""
    return component("empty", title=title, text=text, url=url, label=label)


@register.simple_tag
def progress(
    label: Text,
    value: int,
    total: int,
    *,
    text: Text = "",
    url: str = "",
    every: int = 1,
    id: str = "progress",  # noqa: A002
) -> SafeString:
    """Show how far a job is; with `url` it is fetched again every `every` seconds and replaces this element."""
    percent = min(100, value * 100 // total) if total > 0 else 0
    return component(
        "progress", label=label, value=value, total=total, percent=percent, text=text, url=url, every=every, id=id
    )


@register.simple_tag
def deadline(
    due: date, on: date, reasons: list[Fact] | None = None, *, label: Text = "", done: bool = False
) -> SafeString:
    """Show a legal date with the days left as seen `on` a day, and on request why it is this date."""
    days = (due - on).days
    tone = "success" if done else tone_of(due, on)
    return component("deadline", due=due, days=days, late=-days, tone=tone, reasons=reasons, label=label, done=done)


@register.simple_tag
def due(due: date, on: date, *, done: bool = False) -> SafeString:
    """Show a date with its days left in one line, for tables."""
    days = (due - on).days
    tone = "success" if done else tone_of(due, on)
    return component("due", due=due, days=days, late=-days, tone=tone, done=done)


@register.simple_tag
def tile(value: object, label: Text, url: str = "", tone: str = "neutral") -> SafeString:
    """Show one number large, with what it counts."""
    return component("tile", value=value, label=label, url=url, tone=read_tone(tone))
