"""Addresses of the shell itself: include them under the namespace `ui`."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from houvast.foundation.ui.gallery import gallery
from houvast.foundation.ui.preferences import set_preferences

app_name = "ui"
urlpatterns = [
    path("", gallery, name="gallery"),
    path("language/", login_not_required(set_language), name="language"),
    path("preferences/", login_not_required(set_preferences), name="preferences"),
]
