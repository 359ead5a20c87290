"""Addresses for programs."""

from django.urls import path

from houvast.features.noteguard.api import checking

app_name = "noteguard-api"
urlpatterns = [path("notes/check", checking.check, name="check")]
