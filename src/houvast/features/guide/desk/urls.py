"""Addresses of the guide; what a caller says is sent, never put in an address."""

from django.urls import path

from houvast.features.guide.desk import answers, asking, beside

app_name = "guide"

urlpatterns = [
    path("guide/", beside.show_guide, name="guide"),
    path("guide/find/", beside.find, name="find"),
    path("guide/cards/<slug:card>/", beside.show_card, name="card"),
    path("guide/ask/", asking.ask, name="ask"),
    path("guide/mail/", asking.mail, name="mail"),
    path("guide/questions/<uuid:task>/seen/", asking.take_as_seen, name="seen"),
    path("guide/of/<slug:organisation>/answers/", answers.show_answers, name="answers"),
    path("guide/of/<slug:organisation>/answers/approve/", answers.approve, name="approve"),
    path("guide/of/<slug:organisation>/answers/end/", answers.end, name="end"),
]
