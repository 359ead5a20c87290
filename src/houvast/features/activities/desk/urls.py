"""Addresses of what is held, and why."""

from django.urls import path

from houvast.features.activities.desk import inventory

app_name = "activities"
urlpatterns = [
    path("map/inventory.<str:form>", inventory.fetch_inventory, name="inventory"),
]
