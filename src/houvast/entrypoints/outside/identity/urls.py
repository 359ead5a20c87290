"""Addresses at which somebody logs in elsewhere."""

from django.urls import path

from houvast.entrypoints.outside.identity import pages

app_name = "identity"
urlpatterns = [
    path("i/back/<str:provider>/", pages.come_back, name="back"),
    path("i/<str:token>", pages.show_link, name="link"),
]
