"""The files of the map, with their versions."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from houvast.features.datamap.contracts import LoadedMap
from houvast.features.datamap.permissions import enter_map
from houvast.features.datamap.queries import map_files, map_history
from houvast.foundation.accounts.contracts import Actor
from houvast.foundation.accounts.queries import names_of


@require_safe
def show_files(request: HttpRequest) -> HttpResponse:
    """Show each file that counts, and what it was before; nothing is changed here."""
    enter_map(request.user)
    files = [(one, map_history(one.name)) for one in map_files()]
    names = _names(version for _, history in files for version in history)
    shown = [(one, [(version, names[version.loaded_by]) for version in history]) for one, history in files]
    return render(request, "datamap/files.html", {"files": shown})


def _names(versions: Iterable[LoadedMap]) -> dict[str, str]:
    actors = {}
    for version in versions:
        kind, _sep, key = version.loaded_by.partition(":")
        actors[version.loaded_by] = Actor(kind="account" if kind == "account" else "system", key=key)
    names = names_of(actors.values())
    return {written: names[actor] for written, actor in actors.items()}
