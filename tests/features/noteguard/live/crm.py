"""A CRM of somebody else: another origin, and a page that lets nothing run but what it names."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>CRM</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/crm.css"></head><body><main><h1>Contact 4711</h1>
<form action="/saved" method="get"><label for="note">Notitie</label>
<textarea id="note" name="note" rows="6" cols="60"></textarea>
<p id="label">Vrij veld</p><div id="free" contenteditable="true" role="textbox" aria-labelledby="label"></div>
<button>Opslaan</button></form></main>
<script src="{guard}/static/noteguard/houvast-guard.js" data-key="{key}" defer></script></body></html>"""
STYLE = (
    "body { font-family: sans-serif; margin: 24px } textarea, #free { font: 16px/1.5 serif; padding: 8px; width: 90% }"
)


@contextmanager
def crm(guard: str, key: str) -> Iterator[str]:
    """Serve the page, and give its origin; `guard` is the address of Houvast."""
    rules = f"default-src 'none'; style-src 'self'; script-src {guard}; connect-src {guard}; form-action 'self'"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            style = self.path == "/crm.css"
            body = (STYLE if style else "opgeslagen" if "saved" in self.path else Handler.page).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if style else "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", rules)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        page = PAGE.format(guard=guard, key=key)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
