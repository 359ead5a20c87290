"""The versions of a file of the map: counted from the first, and known by the start of their digest as well."""

from houvast.engines.trouble import Trouble
from houvast.features.datamap.models import MapFile

SHORTEST = 4
"""So many signs of a digest name a version."""


class UnknownVersion(Trouble):
    """The file has no version under this number or digest."""

    status = 404


def versions(name: str) -> tuple[MapFile, ...]:
    """Give every version of a file, the first one first."""
    return tuple(MapFile.objects.filter(name=name).order_by("id"))


def version_of(name: str, wanted: str) -> MapFile:
    """Give one version of a file: by its number (1 is the first), or by the start of its digest.

    :raises UnknownVersion: there is none, or several digests start so.
    """
    held = versions(name)
    if wanted.isdecimal() and 1 <= int(wanted) <= len(held):
        return held[int(wanted) - 1]
    found = [row for row in held if len(wanted) >= SHORTEST and row.digest.startswith(wanted.lower())]
    if len({row.digest for row in found}) == 1:
        return found[-1]
    what = "several versions whose digest starts with" if found else "no version"
    raise UnknownVersion(
        f"The file “{name}” has {what} {wanted}; give a number from 1 to {len(held)}, or more of the digest."
        if held
        else f"There is no file “{name}” in the data map."
    )


def two_versions(name: str, before: str, after: str) -> tuple[MapFile, MapFile]:
    """Give two versions of a file; `after` empty is the one that counts (or the last), `before` the one before that.

    :raises UnknownVersion: one of them does not exist, or there is none before.
    """
    held = versions(name)
    later = version_of(name, after) if after or not held else next((row for row in held if row.current), held[-1])
    if before:
        return version_of(name, before), later
    place = held.index(later)
    if place == 0:
        raise UnknownVersion(f"The file “{name}” has no version before the first; name two versions, or a file.")
    return held[place - 1], later
