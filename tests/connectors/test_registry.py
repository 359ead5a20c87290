"""Connectors are found by their folders, and know nothing of each other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import houvast.connectors
from houvast.connectors.protocol import Address
from houvast.connectors.registry import UnknownKind, kinds, module_of, open_connector

FOLDERS = sorted(path.parent for path in Path(houvast.connectors.__path__[0]).glob("*/connector.py"))


def test_every_folder_is_a_kind() -> None:
    assert kinds() == ("files", "imap", "memory", "rest", "sql")
    assert len(FOLDERS) == len(kinds())
    assert [module_of(kind).KIND for kind in kinds()] == list(kinds())


def test_a_kind_brings_its_libraries_only_when_it_is_opened() -> None:
    said = "import sys; from houvast.connectors.registry import kinds; kinds(); print('sqlalchemy' in sys.modules)"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_folder_explains_itself(folder: Path) -> None:
    assert (folder / "README.md").read_text(encoding="utf-8").startswith(f"# {folder.name}")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_connector_uses_another(folder: Path) -> None:
    others = [f"houvast.connectors.{other.name}" for other in FOLDERS if other != folder]
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.py")]
    assert sources
    assert not [other for other in others for source in sources if other in source]


def test_unknown_kind_is_said_in_one_line() -> None:
    with pytest.raises(UnknownKind, match="“fax”; choose one of: files, imap, memory, rest, sql") as caught:
        open_connector("fax", Address("fax:1"))
    assert "\n" not in str(caught.value)


def test_address_shows_nothing_of_itself() -> None:
    assert "secret" not in repr(Address("postgresql://u@h/d", secret="secret"))
