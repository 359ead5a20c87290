"""A bucket with versions: deleting, purging what is left, and proving that nothing is are three steps."""

import json
from collections.abc import Iterator

import pytest

from houvast.connectors.files.session import FilesSession
from houvast.connectors.files.storage.s3 import S3Storage
from houvast.connectors.protocol import Address, Change, Comparison, Match, Refused, Unreachable, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.services.s3 import Bucket, Store

CALL = Collection(CollectionId("calls", "call"), (Field("file.path", primary_key=True), Field("email")))
BY_NUMBER = Collection(CALL.id, (Field("number", primary_key=True), Field("email")))


def put(bucket: Bucket, name: str, **facts: object) -> RowKey:
    bucket.put(f"calls/{name}.json", json.dumps(facts).encode())
    bucket.put(f"calls/{name}.wav", b"RIFF")
    return RowKey(CALL.id, (("file.path", name),))


@pytest.fixture
def bucket(s3: Store) -> Bucket:
    return s3.bucket()


@pytest.fixture
def session(bucket: Bucket) -> Iterator[FilesSession]:
    with open_connector("files", bucket.address("calls")).session() as opened:
        assert isinstance(opened, FilesSession)
        yield opened


def test_old_versions_are_left_until_they_are_purged(bucket: Bucket, session: FilesSession) -> None:
    jan, piet = put(bucket, "1", email="jan@example.org"), put(bucket, "10", email="piet@example.org")
    put(bucket, "1", email="jan@example.org", number=2)
    with session.transaction() as transaction:
        transaction.erase(CALL, [jan])
        transaction.change(CALL, [Change(piet, {"email": None})])
    assert session.read(CALL, [jan]) == {}
    assert b"jan@" in bucket.everything()
    assert session.old_versions(CALL, [jan, piet]) == {jan: 6, piet: 1}
    assert session.purge(CALL, [jan, piet]) == 7
    assert session.old_versions(CALL, [jan, piet]) == {}
    assert b"jan@" not in bucket.everything()
    assert b"piet@" not in bucket.everything()
    assert session.purge(CALL, [jan, piet]) == 0
    assert bucket.keys() == ["calls/10.json", "calls/10.wav"]


def test_versions_of_others_stay(bucket: Bucket, session: FilesSession) -> None:
    jan = put(bucket, "1", email="jan@example.org")
    put(bucket, "1-2", email="piet@example.org")
    put(bucket, "1-2", email="piet@example.net")
    session.purge(CALL, [jan])
    assert sum(one["Key"] == "calls/1-2.json" for one in bucket.versions()) == 2


@pytest.mark.parametrize("again", [False, True])
def test_a_key_that_is_no_path_is_found_in_old_side_cars(bucket: Bucket, session: FilesSession, *, again: bool) -> None:
    put(bucket, "a", number=7, email="jan@example.org")
    put(bucket, "b", number=8, email="piet@example.org")
    seven = RowKey(CALL.id, (("number", 7),))
    with session.transaction() as transaction:
        assert transaction.erase(BY_NUMBER, [seven]) == 1
    if again:  # what is put there later stays, although its place was the same
        put(bucket, "a", number=9, email="els@example.org")
    assert session.old_versions(BY_NUMBER, [seven])[seven] == 4
    session.purge(BY_NUMBER, [seven])
    assert b"jan@" not in bucket.everything()
    assert (b"els@" in bucket.everything()) is again
    assert b"piet@" in bucket.everything()


def test_a_purge_that_is_cut_off_never_brings_an_old_version_back(
    bucket: Bucket, session: FilesSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = put(bucket, "1", email="jan@example.org")
    with session.transaction() as transaction:
        transaction.erase(CALL, [jan])
    assert isinstance(session.storage.inner, S3Storage)
    calls, real = [], session.storage.inner._calls.delete

    def dies(objects: list[dict[str, str]]) -> int:
        calls.append(objects)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(objects)

    with monkeypatch.context() as patch:
        patch.setattr(session.storage.inner._calls, "delete", dies)
        with pytest.raises(KeyboardInterrupt):
            session.purge(CALL, [jan])
    assert bucket.keys() == []
    assert session.old_versions(CALL, [jan]) == {jan: 2}
    session.purge(CALL, [jan])
    assert bucket.versions() == []


def test_a_legal_hold_is_said(s3: Store) -> None:
    bucket = s3.bucket(lock=True)
    jan = put(bucket, "1", email="jan@example.org")
    hold = {"Status": "ON"}
    bucket.client.put_object_legal_hold(Bucket=bucket.name, Key="calls/1.json", LegalHold=hold)
    with open_connector("files", bucket.address("calls")).session() as session:
        with session.transaction() as transaction:
            transaction.erase(CALL, [jan])
        with pytest.raises(Refused, match="keeps 1 old versions") as caught:
            session.purge(CALL, [jan])  # type: ignore[attr-defined]  # a session of files
        assert "\n" not in str(caught.value)
        assert session.old_versions(CALL, [jan])[jan] >= 1  # type: ignore[attr-defined]


def test_a_bucket_that_locks_everything_says_so_before_anything_is_done(s3: Store) -> None:
    bucket = s3.bucket(lock=True)
    rule = {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 30}}
    given = {"ObjectLockEnabled": "Enabled", "Rule": rule}
    bucket.client.put_object_lock_configuration(Bucket=bucket.name, ObjectLockConfiguration=given)
    put(bucket, "1", email="jan@example.org")
    with open_connector("files", bucket.address("calls")).session() as session:
        (facts,) = session.describe().collections
        assert not facts.may_delete
        assert not facts.may_update


def test_a_login_that_may_not_see_versions_proves_nothing(s3: Store) -> None:
    bucket, jan = s3.bucket(), None
    jan = put(bucket, "1", email="jan@example.org")
    key, secret = s3.login("blind", "s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject")
    options = {**dict(bucket.address().options), "access_key_id": key}
    address = Address(f"s3://{bucket.name}/calls", secret, tuple(options.items()))
    with open_connector("files", address).session() as session:
        with pytest.raises(Unreadable, match="ListBucketVersions"):
            session.old_versions(CALL, [jan])  # type: ignore[attr-defined]  # a session of files
        with pytest.raises(Refused, match="ListBucketVersions"):
            session.purge(CALL, [jan])  # type: ignore[attr-defined]


def test_a_side_car_that_changes_in_the_last_moment_is_not_written_over(
    bucket: Bucket, session: FilesSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = put(bucket, "1", email="jan@example.org")
    assert isinstance(session.storage.inner, S3Storage)
    real = session.storage.inner.place

    def late(prepared: list[object]) -> None:
        if prepared:
            put(bucket, "1", email="els@example.org")
        real(prepared)  # type: ignore[arg-type]

    monkeypatch.setattr(session.storage.inner, "place", late)
    with pytest.raises(Refused, match="another program"), session.transaction() as transaction:
        transaction.change(CALL, [Change(jan, {"email": None})])
    assert b"els@" in bucket.get("calls/1.json")


def test_what_was_said_of_an_object_stays_with_it(bucket: Bucket, session: FilesSession) -> None:
    jan = put(bucket, "1", email="jan@example.org")
    facts = {"ContentType": "application/json", "Metadata": {"from": "exchange"}, "Tagging": "team=7"}
    bucket.client.put_object(Bucket=bucket.name, Key="calls/1.json", Body=bucket.get("calls/1.json"), **facts)
    with session.transaction() as transaction:
        transaction.change(CALL, [Change(jan, {"email": None})])
    found = bucket.client.head_object(Bucket=bucket.name, Key="calls/1.json")
    assert (found["ContentType"], found["Metadata"]) == ("application/json", {"from": "exchange"})
    tags = bucket.client.get_object_tagging(Bucket=bucket.name, Key="calls/1.json")["TagSet"]
    assert tags == [{"Key": "team", "Value": "7"}]


def test_names_that_are_no_paths_are_said(bucket: Bucket, session: FilesSession) -> None:
    put(bucket, "1", email="jan@example.org")
    bucket.put("calls/a//b.json", b"{}")
    bucket.put("calls/empty/", b"")
    found = []
    with pytest.raises(Unreadable, match="1 objects have names"):
        found.extend(session.find(CALL, [Match("email", Comparison.EXACT, ("jan@example.org",))]))
    assert len(found) == 1


def test_a_bucket_that_is_not_there_is_said(s3: Store, bucket: Bucket) -> None:
    address = bucket.address()
    for url, said in (("s3://nowhere-at-all/x", "no bucket"), ("s3:///x", "not known")):
        with (
            pytest.raises(Unreachable, match=said),
            open_connector("files", Address(url, address.secret, address.options)).session(),
        ):
            pytest.fail("a session was opened")
