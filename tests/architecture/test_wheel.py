"""A wheel holds everything that Houvast needs while it runs: what is not in it, an installation does not have."""

import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.architecture.house import PYPROJECT, ROOT, SOURCE, files

BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
FOR_PEOPLE_WHO_CHANGE_IT = (".po",)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> ZipFile:
    """Build in a copy, because building leaves folders behind."""
    folder = tmp_path_factory.mktemp("wheel")
    passed_over = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "src", folder / "src", ignore=passed_over)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    done = subprocess.run([sys.executable, "-c", BUILD, "."], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ZipFile(next(folder.glob("*.whl")))


def test_everything_below_src_is_in_it(wheel):
    wanted = {path.relative_to(ROOT / "src").as_posix() for path in files(below=SOURCE)}
    assert {path for path in wanted if not path.endswith(FOR_PEOPLE_WHO_CHANGE_IT)} - set(wheel.namelist()) == set()


def test_it_brings_the_command(wheel):
    told = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert f"houvast = {PYPROJECT['project']['scripts']['houvast']}" in wheel.read(told).decode()


def test_nothing_of_the_tests_is_in_it(wheel):
    own = {"houvast", f"houvast-{PYPROJECT['project']['version']}.dist-info"}
    assert {name.split("/")[0] for name in wheel.namelist()} == own
