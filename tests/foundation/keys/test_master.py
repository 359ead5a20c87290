import pytest

from houvast.foundation.keys.master import NoMasterKey, blind_index, master_key


def test_a_blind_index_is_the_same_for_the_same_text_in_one_scope_only() -> None:
    index = blind_index("subjects.email", "jip@example.org")
    assert index == blind_index("subjects.email", "jip@example.org")
    assert len(index) == 64
    assert index != blind_index("subjects.email", "jip@example.com")
    assert index != blind_index("subjects.phone", "jip@example.org")


def test_a_blind_index_cannot_be_made_without_the_master_key(settings) -> None:
    index = blind_index("subjects.email", "jip@example.org")
    settings.HOUVAST_MASTER_KEY = b"another master key of 32 bytes!!"
    assert index != blind_index("subjects.email", "jip@example.org")


def test_scope_and_text_cannot_run_into_each_other() -> None:
    assert blind_index("a", "bc") != blind_index("ab", "c")


@pytest.mark.parametrize("key", [None, b"", b"short", "t" * 32, b"x" * 33])
def test_a_master_key_of_another_length_is_refused_without_showing_it(settings, key) -> None:
    settings.HOUVAST_MASTER_KEY = key
    with pytest.raises(NoMasterKey) as refusal:
        master_key()
    assert "short" not in str(refusal.value)
