"""Addresses of the shell, and of the pages of every feature that has a desk.

A feature's `desk/urls.py` holds `app_name` and `urlpatterns`; its paths are mounted below ``/desk/`` as they stand.
"""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from houvast.entrypoints.desk import account, health, home, language, login
from houvast.entrypoints.desk.features import desk_modules
from houvast.foundation.ui.gallery import gallery
from houvast.foundation.ui.preferences import set_preferences

SHELL = [
    path("", home.home, name="home"),
    path("login/", login.SignIn.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/", account.show_account, name="account"),
    path("account/password/", account.change_password, name="password"),
    path("health", health.health, name="health"),
]
LOOK = [
    path("desk/ui/", gallery, name="gallery"),
    path("i18n/", language.choose, name="language"),
    path("preferences/", login_not_required(set_preferences), name="preferences"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((SHELL, "desk"))),
    path("", include((LOOK, "ui"))),
    *(path("desk/", include(pages)) for pages in desk_modules("urls")),
]
