from datetime import date
from pathlib import Path

import pytest

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import DataMap
from houvast.entrypoints.demo import loading, world
from houvast.entrypoints.demo.loading import Loaded
from houvast.entrypoints.demo.truth import Truth
from houvast.entrypoints.demo.world import World

ON = date(2026, 11, 22)
DATA = Path(loading.__file__).parent / "data"


@pytest.fixture(scope="session", name="town")
def small_world() -> World:
    """Four hundred people."""
    return world.make(ON, 400)


@pytest.fixture(scope="session")
def truth(town: World) -> Truth:
    return Truth(town)


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The same four hundred people, in SQLite files and a folder."""
    return loading.load(tmp_path_factory.mktemp("centre"), ON, people=400)


@pytest.fixture(scope="session", name="datamap")
def demo_map() -> DataMap:
    return read_map((DATA / "map.yaml").read_text(encoding="utf-8"))
