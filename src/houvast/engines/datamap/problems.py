"""What is wrong between the data map and a system, as one clear line each."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class MapProblem:
    """Something to put right: `code` for programs, `where` in the map, `detail` with what it is and what to do.

    An error stops a search or an erasure, or makes either incomplete; a warning asks somebody to look.
    """

    code: str
    where: str
    severity: Severity
    detail: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.detail}"


def error(code: str, where: object, detail: str) -> MapProblem:
    """Return a problem that stops a search or an erasure."""
    return MapProblem(code, str(where), "error", detail)


def warning(code: str, where: object, detail: str) -> MapProblem:
    """Return a problem that somebody must look at."""
    return MapProblem(code, str(where), "warning", detail)
