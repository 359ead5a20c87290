"""Components of forms."""

from django import forms
from django.template import Library
from django.utils.safestring import SafeString

from houvast.foundation.ui.contracts import Text
from houvast.foundation.ui.tags.drawing import component

register = Library()


@register.simple_tag
def field(bound: forms.BoundField, width: str = "", *, mark_optional: bool = True) -> SafeString:
    """Show a field with label, hint, error and control; `width` is short, medium, long or full."""
    if bound.is_hidden:
        return bound.as_widget()
    kind = _kind(bound.field.widget)
    return component("field", field=bound, kind=kind, width=width, mark_optional=mark_optional)


@register.simple_tag
def error_summary(form: forms.BaseForm) -> SafeString:
    """List all errors of a form, each with a link to its field; empty when there are none."""
    if not form.errors:
        return SafeString("")
    invalid = [form[name] for name in form.errors if name in form.fields]
    rows = [(bound, _first_control(bound), error) for bound in invalid for error in bound.errors]
    return component("error_summary", general=form.non_field_errors(), rows=rows)


@register.simple_tag
def form_fields(form: forms.BaseForm) -> SafeString:
    """Show the error summary and every field of a form, in order."""
    return component("form_fields", form=form)


@register.simple_tag
def button(
    label: Text,
    kind: str = "primary",
    *,
    icon: str = "",
    name: str = "",
    value: str = "",
    shortcut: str = "",
    small: bool = False,
) -> SafeString:
    """Show a submit button; `kind` is primary, secondary, quiet or danger."""
    return component(
        "button", label=label, kind=kind, icon=icon, name=name, value=value, shortcut=shortcut, small=small
    )


@register.simple_tag
def link_button(
    label: Text, url: str, kind: str = "secondary", *, icon: str = "", shortcut: str = "", small: bool = False
) -> SafeString:
    """Show a link that looks like a button."""
    return component("button", label=label, url=url, kind=kind, icon=icon, shortcut=shortcut, small=small)


@register.simple_block_tag
def buttons(content: str) -> SafeString:
    """Set buttons and links in a row."""
    return component("buttons", content=content)


@register.simple_block_tag(takes_context=True)
def confirm(
    context: dict[str, object],
    content: str,
    *,
    id: str,  # noqa: A002
    label: Text,
    title: Text,
    action: str,
    kind: str = "danger",
    confirm_label: Text = "",
) -> SafeString:
    """Show a button that asks before it posts to `action`; the content says what will happen, and may hold fields."""
    return component(
        "confirm",
        content=content,
        id=id,
        label=label,
        title=title,
        action=action,
        kind=kind,
        confirm_label=confirm_label or label,
        csrf_token=context.get("csrf_token", ""),
    )


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices"
    return "group" if widget.use_fieldset else "control"


def _first_control(bound: forms.BoundField) -> str:
    return bound.id_for_label or f"{bound.auto_id}_0"
