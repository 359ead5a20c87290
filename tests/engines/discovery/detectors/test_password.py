import pytest

from houvast.engines.discovery.detectors import password
from houvast.engines.discovery.values import values_of


@pytest.mark.parametrize(
    "text",
    [
        "$2b$12$abcdefghijklmnopqrstuv",
        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
        "pbkdf2_sha256$600000$salt$hash",
        "{SSHA}abcdef==",
    ],
)
def test_it_is_recognised(text):
    assert password.share(values_of([text])) == 1


@pytest.mark.parametrize(
    "text",
    ["geheim", "5f4dcc3b5aa765d61d8327deb882cf99", "$12.50"],
)
def test_something_else_is_not(text):
    assert password.share(values_of([text])) == 0
