"""Keys that are made on first start."""

import base64
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from houvast.config.keys import UnusableKey, decode_key, key_from_file


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    file = tmp_path / "keys" / "master.key"
    first = key_from_file(file)
    assert key_from_file(file) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [one.name for one in file.parent.iterdir()] == ["master.key"]


def test_first_starts_at_the_same_time_agree_on_one_key(tmp_path):
    file = tmp_path / "keys" / "master.key"
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(key_from_file, [file] * 32))) == 1


def test_a_made_key_has_32_bytes(tmp_path):
    assert len(decode_key(key_from_file(tmp_path / "k"), "here")) == 32


def test_both_alphabets_of_base64_are_read():
    key = bytes(range(224, 256))
    assert decode_key(base64.b64encode(key).decode(), "here") == key
    assert decode_key(base64.urlsafe_b64encode(key).decode(), "here") == key


@pytest.mark.parametrize("text", ["", "short", "not base64 at all, but long enough to be a key", "é" * 44])
def test_another_key_is_refused_without_showing_it(text):
    with pytest.raises(UnusableKey, match="HOUVAST_MASTER_KEY") as trouble:
        decode_key(text, "HOUVAST_MASTER_KEY")
    assert not text or text not in str(trouble.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises(UnusableKey, match=r"master\.key cannot be used"):
        key_from_file(tmp_path / "keys" / "master.key")


def test_a_file_of_noise_is_no_key(tmp_path):
    (tmp_path / "k").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableKey, match="it holds no key"):
        key_from_file(tmp_path / "k")
