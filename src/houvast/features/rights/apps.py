"""The app of requests by data subjects."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Cases, their clocks and their answers."""

    name = "houvast.features.rights"
    label = "rights"

    def ready(self) -> None:
        """See to it that every mail can be written, before anybody is promised one."""
        # both read tables: once apps are ready
        from houvast.features.rights.desk.own_texts import offer_texts  # noqa: PLC0415
        from houvast.features.rights.grounds.writing import check_grounds  # noqa: PLC0415
        from houvast.features.rights.mails.writing import check_texts  # noqa: PLC0415

        check_texts()
        check_grounds()
        offer_texts()
