"""How it stands with a bucket: the line, the store's clock, and what it keeps whoever deletes it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from houvast.connectors.files.storage.s3_calls import Calls
from houvast.connectors.lines import clock_in, line_to
from houvast.connectors.protocol import Health
from houvast.engines.datamap.problems import MapProblem, error, warning


def health_of(calls: Calls, start: str, where: str) -> Health:
    """Return how the store is reached, by an answer about the folder that begins so."""
    answer = calls.ask("list_objects_v2", Prefix=start, MaxKeys=1)
    headers = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {})
    url = urlsplit(calls.endpoint)
    line = line_to(url.hostname or "", encrypted=url.scheme == "https")
    return Health(line, str(headers.get("server", "")), clock_in(headers.get("date", "")), tuple(_kept(calls, where)))


def _kept(calls: Calls, where: str) -> Iterator[MapProblem]:
    if rule := calls.lock():
        what = f"the bucket locks whatever is written {_term(rule)}: nothing in it can be erased."
        yield error("locked", where, what)
    try:
        versions = calls.ask("get_bucket_versioning")
    except OSError:
        what = "whether the bucket keeps old versions is not shown; allow s3:GetBucketVersioning."
        yield warning("versions_hidden", where, what)
        return
    if not versions.get("Status"):
        return
    try:
        calls.ask("list_object_versions", MaxKeys=1)
    except OSError:
        what = "old versions are kept and cannot be purged: this login may not see them; allow s3:ListBucketVersions,"
        yield error("versions_hidden", where, f"{what} s3:GetObjectVersion and s3:DeleteObjectVersion.")


def _term(rule: dict[str, object]) -> str:
    if rule.get("Days"):
        return f"for {rule['Days']} days"
    return f"for {rule['Years']} years" if rule.get("Years") else "for a time"
