"""Tables are packed once, also when several processes ask for them at the same time."""

import subprocess
import sys
from pathlib import Path

import pytest

from houvast.engines.scanner.kernel import keeping
from houvast.engines.scanner.kernel.packing import packed
from houvast.engines.scanner.kernel.tables import meta_of

ASK = "import sys; from pathlib import Path; from houvast.engines.scanner.kernel.packing import packed"
ASK += "; packed(Path(sys.argv[1]))"


def test_two_processes_pack_once(tmp_path: Path) -> None:
    tables = tmp_path / "rules.tables"
    words = [sys.executable, "-c", ASK, str(tables)]
    both = [subprocess.Popen(words, env={"PYTHONPATH": ":".join(sys.path)}) for _ in range(2)]
    assert [one.wait(300) for one in both] == [0, 0]
    assert {path.name for path in tmp_path.iterdir()} == {"rules.tables", "rules.lock"}
    written = tables.stat().st_mtime_ns
    content = packed(tables)
    assert content is not None
    assert meta_of(memoryview(content)[32:])["codes"]
    assert tables.stat().st_mtime_ns == written


def test_without_another_process_it_is_packed_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert packed(tmp_path / "rules.tables")


def test_who_comes_second_waits(tmp_path: Path) -> None:
    lock = tmp_path / "one.lock"
    said = "from pathlib import Path; import sys; from houvast.engines.scanner.kernel.keeping import alone"
    said += "\nwith alone(Path(sys.argv[1])): print('in')"
    with keeping.alone(lock):
        other = subprocess.Popen(
            [sys.executable, "-c", said, str(lock)], env={"PYTHONPATH": ":".join(sys.path)}, stdout=subprocess.PIPE
        )
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(2)
    assert other.communicate(timeout=60)[0] == b"in\n"
