"""Addresses of mail; none holds personal data."""

from django.urls import path

from houvast.features.mailbox.desk import listing, page

app_name = "mailbox"
_MAIL = "mail/<uuid:mail>/"
urlpatterns = [
    path("mail/", listing.show_mails, name="list"),
    path(_MAIL, page.show_mail, name="mail"),
    path(f"{_MAIL}register/", page.register, name="register"),
    path(f"{_MAIL}join/", page.join, name="join"),
    path(f"{_MAIL}aside/", page.aside, name="aside"),
    path(f"{_MAIL}again/", page.again, name="again"),
    path(f"{_MAIL}back/", page.back, name="back"),
    path(f"{_MAIL}files/<int:number>/", page.fetch_file, name="file"),
]
