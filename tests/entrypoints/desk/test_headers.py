"""What browsers are told."""

import pytest

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_framed_sensed_or_loaded_from_elsewhere(olga):
    headers = olga.get("/account/").headers
    assert headers["Cache-Control"] == "no-store, private"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_cookies_of_a_session_are_out_of_reach_of_scripts_and_other_sites(cast, client, settings):
    settings.SESSION_COOKIE_SECURE = True
    client.post("/login/", {"username": "olga", "password": "een-lang-genoeg-wachtwoord"}, secure=True)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
