from pathlib import Path

from houvast.engines.discovery import detectors
from houvast.engines.discovery.kinds import KINDS
from houvast.engines.discovery.values import values_of
from houvast.engines.discovery.watching import all_detectors, look


def test_every_module_is_found_and_looks_for_a_kind_that_exists():
    (folder,) = (Path(place) for place in detectors.__path__)
    assert len(all_detectors()) == len(list(folder.glob("*.py"))) - 1
    assert all_detectors().keys() <= KINDS.keys()


def test_every_detector_bears_any_text():
    strange = ["", " ", "\0", "é" * 3000, "💣", "%s", "9" * 500, "-", ",", ".", "(", "12:", "a" * 2500, None]
    found = look(values_of(strange))
    assert all(0 <= seen.share <= seen.possible <= 1 for seen in found.values())


def test_values_count_once_and_are_bounded():
    values = values_of(["a", "a", " a ", None, "", *map(str, range(1000))])
    assert (values.sampled, values.filled, len(values)) == (1005, 1003, 400)
    assert "a" not in repr(values).replace("Values", "").replace("texts", "")
