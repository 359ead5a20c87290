"""Components of a case: its steps, its facts, what was found and what changed."""

from collections.abc import Sequence

from django.template import Library
from django.utils.safestring import SafeString

from houvast.foundation.ui.bars import lay_out
from houvast.foundation.ui.contracts import BarRow, CellChange, Fact, Moment, Series, Step, StepState, Text
from houvast.foundation.ui.steps import main_job_steps
from houvast.foundation.ui.tags.drawing import component

register = Library()


@register.simple_tag
def steps(items: Sequence[Step], label: Text) -> SafeString:
    """Show the steps of a job in a row."""
    here = next((n for n, item in enumerate(items, 1) if item.state in {StepState.CURRENT, StepState.BLOCKED}), None)
    current = items[here - 1] if here else None
    return component("steps", items=items, label=label, here=here, current=current, total=len(items))


@register.simple_tag
def main_job(reached: str = "", blocked: Text = "", label: Text = "") -> SafeString:
    """Show the steps of the main job, with the step after `reached` as the current or blocked one."""
    return steps(main_job_steps(reached, blocked), label)


@register.simple_tag
def timeline(moments: Sequence[Moment]) -> SafeString:
    """Show dated facts along a line, in the order given."""
    return component("timeline", moments=moments)


@register.simple_tag
def facts(items: Sequence[Fact], *, columns: int = 1) -> SafeString:
    """Show labels with their values, in one or two columns."""
    return component("facts", items=items, columns=columns)


@register.simple_tag
def diff(changes: Sequence[CellChange], caption: Text) -> SafeString:
    """Show cells before and after: old struck through, new marked, kept with its ground."""
    return component("diff", changes=changes, caption=caption)


@register.simple_tag
def bars(rows: Sequence[BarRow], series: Sequence[Series], caption: Text, head: Text = "") -> SafeString:
    """Show counts per system as a table with a bar in each row; `head` names the first column."""
    return component("bars", rows=lay_out(rows, series), series=series, caption=caption, head=head)
