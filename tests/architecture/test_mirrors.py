"""Whoever looks for the tests of a module finds them: at the same path below tests/, or where it is written here."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT, SOURCE, files, name

# Module or package -> the test module or folder that covers it from further away.
COVERED_BY = {
    "src/houvast/entrypoints/cli": "tests/entrypoints/cli",
    "src/houvast/entrypoints/demo/opening.py": "tests/journeys/test_demo_cli.py",
    "src/houvast/entrypoints/demo/people_at_work.py": "tests/journeys/test_demo_cli.py",
    "src/houvast/entrypoints/demo/room.py": "tests/journeys/test_demo_cli.py",
    "src/houvast/entrypoints/demo/waiting_cases.py": "tests/journeys/test_demo_cli.py",
    "src/houvast/foundation/jobs/runs.py": "tests/foundation/jobs/test_jobs.py",
    "src/houvast/foundation/jobs/tasks.py": "tests/foundation/jobs/test_jobs.py",
}

TESTS = ROOT / "tests"
LOGIC = (ast.If, ast.IfExp, ast.For, ast.While, ast.Match, ast.Try, ast.With, ast.BoolOp, ast.comprehension)


def has_logic(path: Path) -> bool:
    """Whether a module holds a function that chooses or repeats."""
    functions = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))
    return any(isinstance(node, LOGIC) for function in functions for node in ast.walk(function))


@cache
def imports(path: Path) -> frozenset[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def mirrored(path: Path) -> bool:
    place = path.relative_to(SOURCE)
    folder = TESTS / place.parent
    if (folder / f"test_{place.name}").exists():
        return True
    dotted = "houvast." + ".".join(place.with_suffix("").parts)
    beside = folder.glob("test_*.py") if place.parent.parts else ()
    above = folder.parent.glob(f"test_{folder.name}*.py")
    return any(dotted in imports(test) for test in (*beside, *above))


def named(path: Path) -> bool:
    return any(name(path) == key or name(path).startswith(f"{key}/") for key in COVERED_BY)


MODULES = [path for path in files(".py", below=SOURCE) if "migrations" not in path.parts and has_logic(path)]


def test_a_module_with_logic_has_its_tests():
    # At tests/<same path>/test_<name>.py, or in a test module beside that which imports it.
    assert [name(module) for module in MODULES if not (mirrored(module) or named(module))] == []


def test_what_is_written_here_exists_and_is_needed():
    assert [path for pair in COVERED_BY.items() for path in pair if not (ROOT / path).exists()] == []
    found = [name(module) for module in MODULES if not mirrored(module)]
    assert [key for key in COVERED_BY if not any(each == key or each.startswith(f"{key}/") for each in found)] == []


def test_modules_were_found():
    assert len(MODULES) > 1
