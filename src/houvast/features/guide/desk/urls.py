"""Addresses of the guide; what a caller says is sent, never put in an address."""

from django.urls import path

from houvast.features.guide.desk import beside

app_name = "guide"

urlpatterns = [
    path("guide/", beside.show_guide, name="guide"),
    path("guide/find/", beside.find, name="find"),
    path("guide/cards/<slug:card>/", beside.show_card, name="card"),
]
