"""Addresses that open without an account."""

from django.urls import URLPattern

app_name = "outside"
urlpatterns: list[URLPattern] = []
