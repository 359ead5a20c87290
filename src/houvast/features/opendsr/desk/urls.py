"""Addresses of the page of partners; they hold keys of organisations, never of people."""

from django.urls import path

from houvast.features.opendsr.desk import partners

app_name = "partners"

urlpatterns = [
    path("partners/", partners.show_partners, name="list"),
    path("partners/add/", partners.add, name="add"),
    path("partners/of/<str:organisation>/", partners.show_partner, name="one"),
    path("partners/of/<str:organisation>/change/", partners.change, name="change"),
    path("partners/of/<str:organisation>/test/", partners.test, name="test"),
    path("partners/of/<str:organisation>/switch/", partners.switch_one, name="switch"),
    path("partners/of/<str:organisation>/withdraw/", partners.withdraw, name="withdraw"),
]
