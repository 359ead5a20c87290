"""A password in a file."""

import pytest

from houvast.features.systems.secrets.finding import NoSecret, secret_of, weakness_of


@pytest.mark.parametrize("content", ["geheim", "geheim\n", "geheim\r\n"])
def test_the_line_is_the_password(tmp_path, content):
    (tmp_path / "p").write_bytes(content.encode())
    assert secret_of("crm", f"file:{tmp_path}/p") == "geheim"


@pytest.mark.parametrize(("content", "words"), [(None, "cannot be"), (b"", "is empty"), (b"\xff", "cannot be")])
def test_what_is_no_password_is_said(tmp_path, content, words):
    if content is not None:
        (tmp_path / "p").write_bytes(content)
    with pytest.raises(NoSecret, match=words):
        secret_of("crm", f"file:{tmp_path}/p")


@pytest.mark.parametrize(("mode", "words"), [(0o600, ""), (0o400, ""), (0o640, "rights 640"), (0o604, "rights 604")])
def test_a_file_that_others_may_read_is_said(tmp_path, mode, words):
    path = tmp_path / "p"
    path.write_text("geheim")
    path.chmod(mode)
    said = weakness_of(f"file:{path}")
    assert words in said if words else said == ""
    assert "geheim" not in said


def test_a_file_that_is_not_there_has_no_weakness(tmp_path):
    assert weakness_of(f"file:{tmp_path}/none") == ""
