"""Addresses of the texts."""

from django.urls import path

from houvast.features.wordings.desk import editing, listing

app_name = "wordings"
_ONE = "texts/of/<slug:organisation>/<slug:kind>/<str:language>/<slug:name>/"

urlpatterns = [
    path("texts/", listing.start, name="start"),
    path("texts/of/<slug:organisation>/", listing.show_texts, name="texts"),
    path(_ONE, editing.edit, name="text"),
    path(f"{_ONE}decide/", editing.decide, name="decide"),
]
