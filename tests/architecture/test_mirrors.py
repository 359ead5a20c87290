"""Whoever looks for the tests of a module finds them: at the same path below tests/, or where it is written here."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT, SOURCE, files, name

# Module or package -> the test module that covers it from further away.
COVERED_BY: dict[str, str] = {}

TESTS = ROOT / "tests"


def has_logic(path: Path) -> bool:
    """Whether a module holds a function that does something."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_bare(node.body)
        for node in ast.walk(ast.parse(path.read_text()))
    )


def is_bare(body: list[ast.stmt]) -> bool:
    return all(
        isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in body
    )


@cache
def imports(path: Path) -> frozenset[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def has_tests(path: Path) -> bool:
    place = path.relative_to(SOURCE)
    folder = TESTS / place.parent
    if (folder / f"test_{place.name}").exists():
        return True
    dotted = "houvast." + ".".join(place.with_suffix("").parts)
    beside = folder.glob("test_*.py") if place.parent.parts else ()
    above = folder.parent.glob(f"test_{folder.name}*.py")
    return any(dotted in imports(test) for test in (*beside, *above)) or named(name(path))


def named(module: str) -> bool:
    return any(module == key or module.startswith(f"{key}/") for key in COVERED_BY)


MODULES = [path for path in files(".py", below=SOURCE) if "migrations" not in path.parts and has_logic(path)]


def test_a_module_with_logic_has_its_tests():
    # At tests/<same path>/test_<name>.py, or in a test module beside that which imports it.
    assert [name(module) for module in MODULES if not has_tests(module)] == []


def test_what_is_written_here_exists():
    assert [path for pair in COVERED_BY.items() for path in pair if not (ROOT / path).exists()] == []


def test_modules_were_found():
    assert len(MODULES) > 1
