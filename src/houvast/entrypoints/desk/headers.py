"""What browsers are told about every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NOT_NEEDED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip


class PrivatePages:
    """Have browsers keep no copy of a page, and give pages none of the machine's senses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers, leaving what a view decided itself."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", ", ".join(f"{one}=()" for one in NOT_NEEDED))
        return response
