"""Each import contract lets a tidy house through and stops the fault that it is there for."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import CONTRACTS, ROOT, SOURCE, files, name

TIDY = {
    "config/urls.py": "import houvast.features.rights.desk.pages\n",
    "entrypoints/cli.py": "import houvast.features.rights.actions\n",
    "features/rights/desk/pages.py": "import houvast.features.rights.actions\n",
    "features/rights/actions.py": "import houvast.features.systems.queries\nimport houvast.foundation.evidence.facts\n",
    "features/rights/rules.py": "import houvast.engines.planner.plan\n",
    "features/rights/models.py": "import django.db\n",
    "features/systems/queries.py": "import houvast.connectors.sql.reader\nimport houvast.features.systems.models\n",
    "features/systems/models.py": "import django.db\n",
    "features/systems/rules.py": "",
    "features/datamap/queries.py": "import houvast.features.systems.queries\nimport houvast.connectors.protocol\n",
    "foundation/jobs/queue.py": "import houvast.foundation.evidence.facts\n",
    "foundation/evidence/facts.py": "import houvast.engines.ledger.chain\n",
    "connectors/protocol.py": "import houvast.engines.datamap.model\n",
    "connectors/sql/reader.py": "import houvast.connectors.protocol\n",
    "connectors/files/reader.py": "import houvast.connectors.protocol\n",
    "engines/datamap/model.py": "import houvast.engines.trouble\n",
    "engines/planner/plan.py": "import houvast.engines.datamap.model\nimport houvast.engines.rulepacks.packs\n",
    "engines/rulepacks/packs.py": "import houvast.engines.trouble\n",
    "engines/ledger/chain.py": "import houvast.engines.trouble\n",
    "engines/trouble.py": "",
}

# The contract, the module in which it is broken, and what that module then imports.
FAULTS = [
    ("The house: each layer uses only what stands below it", "engines/planner/plan.py", "houvast.connectors.protocol"),
    (
        "Features: each uses only the features below it",
        "features/systems/queries.py",
        "houvast.features.rights.queries",
    ),
    (
        "Foundation: each part uses only the parts below it",
        "foundation/evidence/facts.py",
        "houvast.foundation.jobs.queue",
    ),
    (
        "Inside a feature: pages on top, plain words at the bottom",
        "features/systems/rules.py",
        "houvast.features.systems.queries",
    ),
    ("A feature is entered through its threshold", "features/rights/actions.py", "houvast.features.systems.rules"),
    ("Engines, connectors, rules, contracts and events know no Django", "connectors/protocol.py", "django"),
    ("Pages ask actions and queries, never models", "features/rights/desk/pages.py", "houvast.features.rights.models"),
    (
        "Engines: each stands alone on the words that all share",
        "engines/ledger/chain.py",
        "houvast.engines.planner.plan",
    ),
    (
        "Connectors know nothing of each other",
        "connectors/sql/reader.py",
        "houvast.connectors.files.reader",
    ),
    ("Only the systems feature opens a connector", "features/datamap/queries.py", "houvast.connectors.sql.reader"),
    ("No cycles anywhere", "engines/trouble.py", "houvast.engines.datamap.model"),
]


def test_the_tidy_house_passes(tmp_path):
    build(tmp_path, TIDY)
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


def test_every_contract_has_a_fault_to_stop():
    assert [contract["name"] for contract in CONTRACTS] == [contract for contract, _module, _imported in FAULTS]


@pytest.mark.parametrize(("contract", "module", "imported"), FAULTS)
def test_a_planted_fault_breaks_its_contract(tmp_path, contract, module, imported):
    build(tmp_path, {**TIDY, module: f"{TIDY[module]}import {imported}\n"})
    done = lint(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def build(folder: Path, house: dict[str, str]) -> None:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place, content in house.items():
        file = folder / "src" / "houvast" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        for parent in file.parents:
            (parent / "__init__.py").touch()
            if parent.name == "houvast":
                break


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    paths = os.pathsep.join([str(folder / "src"), str(ROOT)])
    env = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "200"}
    return subprocess.run([program, "--no-cache"], cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_no_module_is_named_for_nothing():
    empty = re.compile(r"^(utils?|helpers?|common|misc|tools|base|lib|core)$")
    named = [
        name(path) for path in files(".py", below=SOURCE) if empty.match(path.stem) or empty.match(path.parent.name)
    ]
    assert named == []
