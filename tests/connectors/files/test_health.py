"""A session tells how a folder is reached, and what in it is not searched or cannot be erased."""

import io
import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from houvast.connectors.protocol import Address, Checks, Comparison, Health, Line, LoginRefused, Match
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.connectors.files.grounds import Disk, ground
from tests.services.s3 import Bucket, Store
from tests.services.sftp import SFTP


def health(address: Address) -> Health:
    with open_connector("files", address).session() as session:
        assert isinstance(session, Checks)
        return session.health()


def book(cell: str) -> bytes:
    made, content = Workbook(), io.BytesIO()
    assert made.active is not None
    made.active.append(["naam"])
    made.active.append([cell])
    made.save(content)
    return content.getvalue()


def damaged(whole: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            new.writestr(name, raw[: len(raw) - 40] if "sheet1" in name else raw)
    return content.getvalue()


def with_option(bucket: Bucket, **options: str) -> Address:
    address = bucket.address()
    return replace(address, options=tuple({**dict(address.options), **options}.items()))


def test_a_folder_here_has_no_line(tmp_path: Path) -> None:
    assert health(Address(str(tmp_path))) == Health(Line.LOCAL, "folder")


def test_sftp_is_encrypted_and_tells_its_version(sftp: SFTP) -> None:
    seen = health(sftp.folder().address())
    assert seen.line is Line.ENCRYPTED
    assert seen.version.startswith("OpenSSH_")
    assert (seen.clock, seen.findings) == (None, ())


def test_a_store_tells_its_clock_and_its_line(s3: Store) -> None:
    bucket = s3.bucket()
    port = s3.endpoint.rpartition(":")[2]
    here = health(with_option(bucket, endpoint=f"http://127.0.0.1:{port}"))
    assert here.line is Line.LOCAL
    assert here.clock is not None
    assert abs(here.clock - datetime.now(UTC)) < timedelta(minutes=5)
    assert health(with_option(bucket, endpoint=f"http://0.0.0.0:{port}")).line is Line.CLEAR
    assert here.findings == ()


def test_a_bucket_that_locks_everything_is_told(s3: Store) -> None:
    bucket = s3.bucket(lock=True)
    rule = {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 30}}
    given = {"ObjectLockEnabled": "Enabled", "Rule": rule}
    bucket.client.put_object_lock_configuration(Bucket=bucket.name, ObjectLockConfiguration=given)
    (finding,) = health(bucket.address()).findings
    assert (finding.code, finding.severity) == ("locked", "error")
    assert "for 30 days" in finding.detail


def test_old_versions_that_this_login_may_not_see_are_told(s3: Store) -> None:
    bucket = s3.bucket()
    rights = ("s3:ListBucket", "s3:GetObject", "s3:DeleteObject")
    for name, more, severity in (("partly", "s3:GetBucketVersioning", "error"), ("wholly", "s3:PutObject", "warning")):
        key, secret = s3.login(f"{name}-blind", *rights, more)
        address = replace(with_option(bucket, access_key_id=key), secret=secret)
        assert [(f.code, f.severity) for f in health(address).findings] == [("versions_hidden", severity)]


def test_what_is_not_searched_or_not_erasable_is_counted_without_names(tmp_path: Path) -> None:
    books = {"jansen.xlsx": book("=1+1"), "piet.xlsx": book("Piet"), "kees.xlsx": damaged(book("Kees"))}
    for name, content in {**books, "els.zip": b"no zip"}.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "elders").symlink_to("/tmp")
    findings = health(Address(str(tmp_path))).findings
    assert sorted(f.code for f in findings) == ["not_erasable", "not_erasable", "not_searched", "not_searched"]
    said = " ".join(f.detail for f in findings)
    assert "1 of the 3 workbooks that were looked at (there are 3) cannot be written: the workbook holds form" in said
    assert "cannot be written: it is a damaged workbook" in said
    assert not {"jansen", "piet", "kees", "els"} & set(said.replace(".", " ").split())


def test_folders_in_which_nothing_may_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.json").write_bytes(b"{}")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda at, how: Path(at).name != "a" and allowed(at, how))  # root may all
    (finding,) = health(Address(str(tmp_path))).findings
    assert finding.code == "no_right_to_delete"
    assert "1 of 2 folders" in finding.detail


def test_a_folder_behind_sftp_that_is_closed_is_told(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    place = ground("sftp", request, tmp_path)
    assert isinstance(place, Disk)
    place.root.chmod(0o555)
    assert [f.code for f in health(place.address).findings] == ["no_right_to_delete"]


def test_no_index_is_asked_for(tmp_path: Path) -> None:
    call = Collection(CollectionId("calls", "call"), (Field("email"),))
    with open_connector("files", Address(str(tmp_path))).session() as session:
        assert isinstance(session, Checks)
        assert session.rows_read(call, Match("email", Comparison.EXACT, ("x",))) is None


def test_a_refused_login_is_told_apart(s3: Store, sftp: SFTP) -> None:
    bucket, folder = s3.bucket(), sftp.folder()
    for address in (
        replace(bucket.address(), secret="fout"),
        with_option(bucket, access_key_id="onbekend"),
        replace(folder.address(), secret=sftp.other_key),
    ):
        with pytest.raises(LoginRefused), open_connector("files", address).session():
            pass
