"""Addresses of the shell, and of the pages of every feature that has a desk."""

from django.urls import URLPattern, URLResolver, path

from houvast.entrypoints.desk import health

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health.health, name="health"),
]
