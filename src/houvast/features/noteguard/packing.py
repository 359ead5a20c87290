"""The browser extension as one file: for the pages of one key, and the server that it asks."""

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

_HERE = Path(__file__).parent
_FOLDER = _HERE / "extension"
_GUARD = _HERE / "static" / "noteguard" / "houvast-guard.js"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same bytes every time

EXTENSION_ORIGIN = "chrome-extension://njmnpfnnagbmeggjfbfmphpjcmffpdlp"
"""Where the extension says it comes from in Chrome and Edge: it follows from the public key in its manifest."""


def packed(*, server: str, origins: Sequence[str]) -> bytes:
    """Return the extension as a zip; it runs on the pages of `origins`, and may ask `server` alone."""
    found = (path for path in sorted(_FOLDER.rglob("*")) if path.is_file())
    files = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in found}
    files["houvast-guard.js"] = _GUARD.read_bytes()
    files["server.json"] = json.dumps({"server": server}).encode()
    files["manifest.json"] = _manifest(json.loads(files["manifest.json"]), server, origins)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content)
    return out.getvalue()


def _manifest(manifest: dict[str, object], server: str, origins: Sequence[str]) -> bytes:
    pages = [_pattern(one) for one in origins if one.startswith(("https://", "http://"))]
    scripts = manifest["content_scripts"]
    assert isinstance(scripts, list)  # noqa: S101 (it is our own file)
    scripts[0]["matches"] = list(dict.fromkeys(pages))
    manifest["host_permissions"] = [_pattern(server)]
    return json.dumps(manifest, indent=2).encode()


def _pattern(origin: str) -> str:
    """Return an origin as extensions write it: without its port, which Firefox does not know."""
    parts = urlsplit(origin)
    return f"{parts.scheme}://{parts.hostname}/*"
