"""Where it stands who vouches."""

import pytest

from houvast.features.verification.rules.providers import WrongProviders
from houvast.features.verification.vouching import vouchers_in_use


def test_without_a_file_nobody_vouches(settings):
    settings.HOUVAST_IDENTITY_PROVIDERS = ""
    assert not vouchers_in_use().providers


def test_a_file_that_is_not_there_stops_the_start(settings, tmp_path):
    settings.HOUVAST_IDENTITY_PROVIDERS = str(tmp_path / "absent.yaml")
    with pytest.raises(WrongProviders, match="correct HOUVAST_IDENTITY_PROVIDERS"):
        vouchers_in_use()
