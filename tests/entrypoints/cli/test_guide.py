"""`houvast guide import`: a dry run writes nothing, a fault takes nothing, and a second person approves the rest."""

import pytest
from click.testing import CliRunner

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.guide import command
from houvast.features.guide.queries import answers_of
from houvast.features.wordings.actions import approve
from houvast.features.wordings.contracts import State
from houvast.features.wordings.queries import standing
from houvast.foundation.accounts.permissions import NotAllowed
from tests.features.guide.stage import AT
from tests.features.wordings.stage import TANJA

pytestmark = pytest.mark.django_db
HEAD = "key,language,title,text,review_by\n"
ROW = "drukker,nl,Wie drukt?,De drukker.,2099-01-01\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(HEAD + ROW + ROW.replace("drukker,", "koerier,"))
    return path


def run(*words, user="olga"):
    return CliRunner().invoke(command, ["import", *map(str, words), "--as", user])


def waiting(cast):
    return [one for one in standing(cast.zonneveld.id) if one.state is State.WAITING]


def test_a_dry_run_writes_nothing(cast, file):
    done = run("zonneveld", file, "--dry-run")
    assert "2 answers can be taken" in done.output
    assert waiting(cast) == []


def test_answers_wait_for_a_second_person(cast, file):
    assert "2 answers wait" in run("zonneveld", file).output
    assert answers_of(cast.zonneveld) == ()
    for one in waiting(cast):
        approve(organisation=cast.zonneveld, version=one.id, approver="Tanja", by=TANJA, at=AT)
    assert {one.key for one in answers_of(cast.zonneveld)} == {"drukker", "koerier"}
    assert "0 answers wait" in run("zonneveld", file).output


def test_one_fault_takes_nothing(cast, file):
    file.write_text(file.read_text() + "Fout!,nl,a,b,2099-01-01\n")
    done = run("zonneveld", file)
    assert isinstance(done.exception, Trouble)
    assert "row 4" in done.output
    assert waiting(cast) == []


def test_who_does_not_decide_imports_nothing(cast, file):
    assert isinstance(run("zonneveld", file, user="amira").exception, NotAllowed)
    assert waiting(cast) == []
