"""Addresses of the note guard's pages; they hold names of organisations and systems, never of people."""

from django.urls import path

from houvast.features.noteguard.desk import deciding, organisations, queue

app_name = "noteguard"

urlpatterns = [
    path("notes/", organisations.show_organisations, name="organisations"),
    path("notes/of/<str:organisation>/", queue.show_queue, name="queue"),
    path("notes/of/<str:organisation>/decide/", deciding.take_decision, name="decide"),
]
