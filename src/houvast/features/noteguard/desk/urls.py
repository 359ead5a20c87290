"""Addresses of the note guard's pages; they hold names of organisations and systems, never of people."""

from django.urls import path

from houvast.features.noteguard.desk import (
    checking,
    deciding,
    insight,
    investigations,
    keys,
    numbers,
    organisations,
    queue,
    systems,
    working,
)

app_name = "noteguard"

urlpatterns = [
    path("notes/", organisations.show_organisations, name="organisations"),
    path("notes/check", checking.check, name="check"),
    path("notes/keys/", keys.show_keys, name="keys"),
    path("notes/keys/make/", keys.make, name="make-key"),
    path("notes/keys/<uuid:key>/revoke/", keys.revoke, name="revoke-key"),
    path("notes/keys/<uuid:key>/extension.zip", keys.extension, name="extension"),
    path("notes/customer-numbers/", numbers.show_numbers, name="numbers"),
    path("notes/customer-numbers/add/", numbers.add, name="add-number"),
    path("notes/customer-numbers/remove/", numbers.remove, name="remove-number"),
    path("notes/of/<str:organisation>/", queue.show_queue, name="queue"),
    path("notes/of/<str:organisation>/decide/", deciding.take_decision, name="decide"),
    path("notes/of/<str:organisation>/numbers/", insight.show_insight, name="insight"),
    path("notes/of/<str:organisation>/investigations/", investigations.show_list, name="investigations"),
    path(
        "notes/of/<str:organisation>/investigations/of/<uuid:sweep>/",
        investigations.open_one,
        name="open-investigation",
    ),
    path("notes/of/<str:organisation>/investigations/<str:number>/", investigations.show_one, name="investigation"),
    path("notes/of/<str:organisation>/investigations/<str:number>/close/", investigations.close, name="close"),
    path("notes/of/<str:organisation>/systems/", systems.show_systems, name="systems"),
    path("notes/of/<str:organisation>/systems/<str:system>/estimate/", working.estimate, name="estimate"),
    path("notes/of/<str:organisation>/systems/<str:system>/read/", working.sweep, name="sweep"),
    path("notes/of/<str:organisation>/systems/<str:system>/rewrite/", working.clean, name="clean"),
    path("notes/of/<str:organisation>/systems/<str:system>/progress/", working.show_progress, name="progress"),
]
