"""What a task asks and what was answered, as JSON under its key, and back."""

from typing import Any, cast

from houvast.features.tasks.contracts import Asked, Attachment, Said
from houvast.features.tasks.models import Task
from houvast.foundation.keys.sealing import open_json, seal_json


def seal_asked(task: Task, asked: Asked) -> bytes:
    """Return what is asked, sealed."""
    document = {
        "look_for": [list(pair) for pair in asked.look_for],
        "where": asked.where,
        "changes": [list(change) for change in asked.changes],
        "words": asked.words,
        "party": asked.party,
        "email": asked.email,
    }
    return seal_json(task.scope, document, _place(task, "asked"))


def open_asked(task: Task) -> Asked:
    """Return what a task asks.

    :raises KeyDestroyed: its case was shredded.
    """
    stored = cast("dict[str, Any]", open_json(task.scope, bytes(task.asked), _place(task, "asked")))
    return Asked(
        look_for=tuple((kind, text) for kind, text in stored["look_for"]),
        where=stored["where"],
        changes=tuple((what, old, new) for what, old, new in stored["changes"]),
        words=stored["words"],
        party=stored["party"],
        email=stored["email"],
    )


def seal_said(task: Task, words: str, name: str, *, on_behalf: bool) -> bytes:
    """Return what was answered, sealed."""
    document = {"words": words, "name": name, "on_behalf": on_behalf}
    return seal_json(task.scope, document, _place(task, "said"))


def open_said(task: Task, files: tuple[Attachment, ...]) -> Said | None:
    """Return what was answered, or None as long as nothing was.

    :raises KeyDestroyed: its case was shredded.
    """
    if task.said is None:
        return None
    stored = cast("dict[str, Any]", open_json(task.scope, bytes(task.said), _place(task, "said")))
    return Said(words=stored["words"], name=stored["name"], on_behalf=stored["on_behalf"], files=files)


def _place(task: Task, part: str) -> bytes:
    return f"tasks.{part}:{task.id}".encode()
