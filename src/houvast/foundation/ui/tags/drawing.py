"""Turn a component's template into markup."""

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from houvast.foundation.ui.contracts import Tone
from houvast.foundation.ui.icons import ICONS


class UnknownIcon(ValueError):
    """An icon that `icons.ICONS` does not hold."""


class UnknownTone(ValueError):
    """A tone that `contracts.Tone` does not hold."""


TONE_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "check",
    Tone.WARNING: "warning",
    Tone.DANGER: "danger",
}


def component(part: str, /, **context: object) -> SafeString:
    """Render `ui/components/PART.html`."""
    return mark_safe(render_to_string(f"ui/components/{part}.html", context))  # noqa: S308  rendered, so already escaped


def draw_icon(name: str) -> SafeString:
    """Draw an icon as an SVG of one text line's height, hidden from screen readers.

    :raises UnknownIcon: when there is none by that name.
    """
    if name not in ICONS:
        raise UnknownIcon(f"there is no icon {name!r}; use one of {', '.join(sorted(ICONS))}")
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>', ICONS[name]
    )


def tone(value: str) -> Tone:
    """Read a tone.

    :raises UnknownTone: when it is none of the five.
    """
    try:
        return Tone(value)
    except ValueError as error:
        raise UnknownTone(f"there is no tone {value!r}; use one of {', '.join(Tone)}") from error
