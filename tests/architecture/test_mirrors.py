"""Whoever looks for the tests of a module finds them: at the same path below tests, or where it is written here."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT, SOURCE, files, name

# Module or package -> the test module or folder that covers it from further away.
COVERED_BY = {
    # Every connector answers to the same suite, whatever it is made of.
    "src/houvast/connectors/files": "tests/connectors/conformance",
    "src/houvast/connectors/imap": "tests/connectors/imap",
    "src/houvast/connectors/memory": "tests/connectors/conformance",
    "src/houvast/connectors/rest": "tests/connectors/conformance",
    "src/houvast/connectors/sql": "tests/connectors/conformance",
    # An engine with a single door is tried through that door.
    "src/houvast/engines/datamap": "tests/engines/datamap/test_checks.py",
    "src/houvast/engines/discovery/knowledge": "tests/engines/discovery",
    "src/houvast/engines/discovery/model.py": "tests/engines/discovery/test_discovering.py",
    "src/houvast/engines/discovery/weighing.py": "tests/engines/discovery/test_discovering.py",
    "src/houvast/engines/locating": "tests/engines/locating",
    "src/houvast/engines/scanner/rules/languages.py": "tests/engines/scanner/rules/test_compiling.py",
    "src/houvast/engines/planner": "tests/engines/planner",
    "src/houvast/engines/proof": "tests/engines/proof",
    "src/houvast/engines/readability": "tests/engines/readability",
    # What happens only in the story of a case is tried in that story, on real systems.
    "src/houvast/features/datamap/desk": "tests/features/datamap/desk",
    "src/houvast/features/mailbox/desk": "tests/features/mailbox/desk",
    "src/houvast/features/datamap/jobs.py": "tests/features/datamap/desk/test_pages.py",
    "src/houvast/features/datamap/permissions.py": "tests/architecture/test_doors.py",
    "src/houvast/features/datamap/picture": "tests/features/datamap/picture",
    "src/houvast/features/datamap/storing.py": "tests/features/datamap/desk/test_pages.py",
    "src/houvast/features/erasure": "tests/journeys/test_main_job.py",
    "src/houvast/features/discovery": "tests/features/discovery",
    "src/houvast/features/guide/desk": "tests/features/guide/desk",
    "src/houvast/features/wordings": "tests/features/wordings",
    "src/houvast/features/locating": "tests/journeys/test_main_job.py",
    "src/houvast/features/intake": "tests/features/intake/api/test_requests.py",
    "src/houvast/features/opendsr": "tests/features/opendsr",
    "src/houvast/features/noteguard/actions/reporting.py": "tests/entrypoints/cli/test_scan.py",
    "src/houvast/features/noteguard/actions/scanning.py": "tests/entrypoints/cli/test_scan.py",
    "src/houvast/features/noteguard/actions/scanning_on_cluster.py": "tests/features/noteguard/cluster",
    "src/houvast/features/noteguard/answering.py": "tests/features/noteguard/api/test_checking.py",
    "src/houvast/features/noteguard/bulk/sources": "tests/features/noteguard/bulk/sources",
    "src/houvast/features/noteguard/checking.py": "tests/features/noteguard/opinions/test_opinions.py",
    "src/houvast/features/noteguard/contracts/insight.py": "tests/features/noteguard/desk/test_insight.py",
    "src/houvast/features/noteguard/desk": "tests/features/noteguard/desk",
    "src/houvast/features/noteguard/jobs.py": "tests/features/noteguard/desk/test_systems.py",
    "src/houvast/features/noteguard/permissions.py": "tests/architecture/test_doors.py",
    "src/houvast/features/noteguard/queries": "tests/features/noteguard/desk",
    "src/houvast/features/noteguard/walking.py": "tests/features/noteguard/actions/test_sweeping_and_cleaning.py",
    "src/houvast/entrypoints/subject_portal": "tests/entrypoints/subject_portal",
    "src/houvast/features/portal": "tests/features/portal",
    "src/houvast/features/rights/actions": "tests/journeys/test_main_job.py",
    "src/houvast/features/rights/composing": "tests/journeys/test_main_job.py",
    "src/houvast/features/rights/desk": "tests/features/rights/desk",
    "src/houvast/features/rights/grounds": "tests/features/rights/grounds",
    "src/houvast/features/rights/jobs.py": "tests/journeys/test_desk_cases.py",
    "src/houvast/features/rights/keys.py": "tests/journeys/test_main_job.py",
    "src/houvast/features/rights/permissions.py": "tests/architecture/test_doors.py",
    "src/houvast/features/rights/person.py": "tests/journeys/test_main_job.py",
    "src/houvast/features/rights/proofs.py": "tests/features/rights/actions/test_proof_of_each_identifier.py",
    "src/houvast/features/rights/queries.py": "tests/journeys/test_main_job.py",
    "src/houvast/features/tasks/actions/by_hand.py": "tests/journeys/test_by_hand.py",
    "src/houvast/features/tasks/desk": "tests/features/tasks/desk",
    "src/houvast/features/tasks/mailing.py": "tests/features/tasks/actions/test_reminding.py",
    "src/houvast/features/tasks/storing.py": "tests/features/tasks/actions/test_answering.py",
    "src/houvast/features/tasks/words.py": "tests/features/tasks/desk/test_pages.py",
    "src/houvast/foundation/notifications": "tests/foundation/notifications/test_sending.py",
    "src/houvast/foundation/files/uploads.py": "tests/entrypoints/outside/test_task.py",
    "src/houvast/entrypoints/cli": "tests/entrypoints/cli",
    "src/houvast/entrypoints/demo": "tests/journeys/test_demo_cli.py",
    # A job runs in a worker, and evidence is recorded by whoever acts.
    "src/houvast/foundation/jobs/runs.py": "tests/foundation/jobs/test_jobs.py",
    "src/houvast/foundation/jobs/tasks.py": "tests/foundation/jobs/test_jobs.py",
    "src/houvast/foundation/evidence/handlers.py": "tests/foundation/evidence/test_recording.py",
    "src/houvast/foundation/evidence/links.py": "tests/foundation/evidence/test_recording.py",
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


def test_what_is_written_here_exists():
    assert [path for pair in COVERED_BY.items() for path in pair if not (ROOT / path).exists()] == []


def test_modules_were_found():
    assert len(MODULES) > 1
