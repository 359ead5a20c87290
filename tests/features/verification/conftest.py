"""What the tests of identity may ask for."""

import pytest

from tests.features.verification.stage import Phone


@pytest.fixture
def phone(settings, tmp_path) -> Phone:
    """The mobile phone of whoever is on file."""
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    return Phone(tmp_path / "texts.jsonl")
