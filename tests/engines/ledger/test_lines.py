import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.ledger.__main__ import main
from houvast.engines.ledger.lines import BrokenLine, entry_of, line_of
from tests.engines.ledger.test_chain import chain


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "evidence.jsonl"
    path.write_text("".join(line_of(entry) + "\n" for entry in chain(4)), encoding="utf-8")
    return path


def test_a_line_reads_back_as_the_same_entry() -> None:
    for entry in chain(4):
        assert entry_of(line_of(entry)) == entry


@pytest.mark.parametrize("line", ["", "{}", "[]", "7", "{", '{"facts":{}}', "[" * 100_000, '{"facts":{},"at":7}'])
def test_another_line_is_refused(line) -> None:
    with pytest.raises(BrokenLine):
        entry_of(line)


def test_a_member_too_many_is_refused() -> None:
    line = line_of(chain(1)[0])
    with pytest.raises(BrokenLine):
        entry_of(line[:-1] + ',"zebra":1}')


def test_an_export_is_verified_offline(export, capsys) -> None:
    assert main([str(export)]) == 0
    assert capsys.readouterr().out == f"4 entries hold; head {chain(4)[-1].hash}\n"


def test_a_tail_that_was_cut_off_is_found_by_its_head(export, capsys) -> None:
    lines = export.read_text().splitlines(keepends=True)
    export.write_text("".join(lines[:3]))
    assert main([str(export)]) == 0
    assert main([str(export), chain(4)[-1].hash]) == 1
    assert "Broken at entry 4: the chain ends before the head" in capsys.readouterr().out


def test_an_export_that_is_not_there_gives_one_line(tmp_path, capsys) -> None:
    assert main([str(tmp_path / "gone.jsonl")]) == 2
    assert capsys.readouterr().err == "The export cannot be read: No such file or directory.\n"
    assert main([]) == 2


WHOLE = "".join(line_of(entry) + "\n" for entry in chain(4)).encode()


@given(st.integers(0, len(WHOLE) - 2), st.integers(1, 255))
def test_any_changed_byte_of_an_export_is_found(tmp_path_factory, place, flip) -> None:
    path = tmp_path_factory.getbasetemp() / "changed.jsonl"
    path.write_bytes(WHOLE[:place] + bytes([WHOLE[place] ^ flip]) + WHOLE[place + 1 :])
    assert main([str(path)]) == 1


def test_it_runs_with_this_package_alone(export) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from houvast.engines.ledger.__main__ import main; code = main(sys.argv[1:]); "
        "sys.exit(9 if 'django' in sys.modules else code)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code, str(export)], env={"PYTHONPATH": "src"}, check=False).returncode
        == 0
    )
