"""A task in words, for pages here and behind a link."""

from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from houvast.features.datamap.queries import current_map
from houvast.features.tasks import words
from houvast.features.tasks.contracts import Asked, TaskFacts
from houvast.foundation.ui.contracts import Fact, Tone


@dataclass(frozen=True, slots=True)
class Shown:
    """What lists show of a task; nothing of it is a person's."""

    task: TaskFacts
    what: StrOrPromise
    system: str
    state: StrOrPromise
    tone: Tone
    url: str = ""
    who: StrOrPromise = ""


def shown(task: TaskFacts, url: str = "", who: StrOrPromise = "") -> Shown:
    """Put a task in words."""
    return Shown(
        task,
        words.KINDS[task.kind],
        system_name(task.system),
        words.STATES[task.state],
        words.TONES[task.state],
        url,
        who,
    )


def system_name(key: str) -> str:
    """Give the name that the data map has for a system, or else its key."""
    return next((one.name or one.key for one in current_map().systems if one.key == key), key)


def look_for(asked: Asked) -> list[Fact]:
    """Give whom to look for, line by line."""
    return [Fact(words.key_name(kind), text) for kind, text in asked.look_for]


def changes(asked: Asked) -> list[tuple[StrOrPromise, str, str]]:
    """Give what must be corrected: what, old, new."""
    return [(words.key_name(what), old, new) for what, old, new in asked.changes]
