"""Categories that the law protects beyond all others, and what only looks like one."""

from houvast.engines.datamap.special import is_special


def test_what_is_special():
    assert is_special("user.health_and_medical.genetic")
    assert is_special("user.biometrics")
    assert not is_special("user.biometric.voice")
    assert not is_special("user.healthy")
