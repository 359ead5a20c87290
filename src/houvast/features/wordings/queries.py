"""What is asked of texts."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from houvast.features.wordings.contracts import State, Version
from houvast.features.wordings.kinds import NoSuchText as NoSuchText
from houvast.features.wordings.models import Wording


def in_force(organisation: UUID, kind: str, name: str, language: str) -> Version | None:
    """Give an organisation's own text, or nothing where ours is used."""
    return texts_in_force(organisation, kind, language).get(name)


def texts_in_force(organisation: UUID, kind: str, language: str) -> Mapping[str, Version]:
    """Give all of an organisation's own texts of a kind in a language, by name."""
    rows = _of(organisation).filter(kind=kind, language=language, state=State.LIVE).exclude(text="")
    return {row.name: row.facts() for row in rows}


def history(organisation: UUID, kind: str, name: str, language: str) -> tuple[Version, ...]:
    """Give every version of a text, the latest first."""
    rows = _of(organisation).filter(kind=kind, name=name, language=language)
    return tuple(row.facts() for row in rows.order_by("-number"))


def standing(organisation: UUID) -> tuple[Version, ...]:
    """Give what is in force or waits, of every kind."""
    return tuple(row.facts() for row in _of(organisation).filter(state__in=[State.LIVE, State.WAITING]))


def to_look_at(organisation: UUID, on: date) -> tuple[Version, ...]:
    """Give what is in force and should have been looked at again, longest ago first."""
    rows = _of(organisation).filter(state=State.LIVE, review_by__lt=on).exclude(text="").order_by("review_by")
    return tuple(row.facts() for row in rows)


def version_by_id(organisation: UUID, version: UUID) -> Version:
    """Give one version of an organisation's texts.

    :raises NoSuchText: it has none under this id.
    """
    row = _of(organisation).filter(id=version).first()
    if row is None:
        raise NoSuchText("There is no such text: choose one from the list of texts.")
    return row.facts()


def _of(organisation: UUID) -> QuerySet[Wording]:
    return Wording.objects.select_related("organisation").filter(organisation=organisation)
