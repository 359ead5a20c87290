"""Addresses that open without an account."""

from django.urls import path

from houvast.entrypoints.outside import task
from houvast.entrypoints.outside.request import pages

app_name = "outside"
urlpatterns = [
    path("t/<str:token>", task.show_task, name="task"),
    path("request/<str:key>/", pages.choose, name="request-choose"),
    path("request/<str:key>/look.css", pages.look, name="request-look"),
    path("request/<str:key>/<str:language>/", pages.ask_here, name="request"),
    path("request/<str:key>/<str:language>/received/<str:token>/", pages.received, name="request-received"),
]
