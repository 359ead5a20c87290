"""Addresses that open without an account."""

from django.urls import path

from houvast.entrypoints.outside import task

app_name = "outside"
urlpatterns = [path("t/<str:token>", task.show_task, name="task")]
