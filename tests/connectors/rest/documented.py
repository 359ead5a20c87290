"""Help desks that answer as the public documentation of four services says: not those services themselves."""

import re
from typing import Any

from tests.services.help_desk import Asked, Desk, Reply

Row = dict[str, Any]
HANNA, BO = "hanna@example.org", "bo@example.net"
TEXT = f"Ik ben Hanna, mail {HANNA} of bel 06 1234 5678."
SECRET = "token-van-de-balie"


class Documented(Desk):
    """What all have in common: rows by collection, and paths that show, change and delete one of them."""

    login: tuple[str, str]
    prefix = ""

    def __init__(self) -> None:
        self.rows: dict[str, dict[int, Row]] = self.filled()
        super().__init__()

    def filled(self) -> dict[str, dict[int, Row]]:
        raise NotImplementedError

    def routed(self, method: str, path: str, asked: Asked) -> Reply:
        raise NotImplementedError

    def answer(self, asked: Asked) -> Reply:
        header, value = self.login
        if asked.headers.get(header) != value:
            return Reply(401, {"error": "Couldn't authenticate you"})
        return self.routed(asked.method, asked.path.removeprefix(self.prefix), asked)

    def one(self, method: str, collection: str, number: str, changes: Row | None) -> Row | None:
        """Show, change or delete a row; None where there is none."""
        kept = self.rows[collection]
        row = kept.get(int(number))
        if row is not None and method in ("PUT", "PATCH"):
            row.update(changes or {})
        if row is not None and method == "DELETE":
            del kept[int(number)]
        return row

    def of(self, collection: str, **fields: Any) -> list[Row]:
        """Return the rows that hold these values."""
        return [r for r in self.rows[collection].values() if all(r.get(n) == v for n, v in fields.items())]


def cut(rows: list[Row], asked: Asked, size: int = 100) -> list[Row]:
    """Return one numbered page."""
    start = (int(asked.query.get("page", 1)) - 1) * size
    return rows[start : start + size]


def by_id(*rows: Row) -> dict[int, Row]:
    return {int(row["id"]): row for row in rows}


class Zendesk(Documented):
    """Cursor pages, `ticket` around what is sent, a trash for users and tickets, redaction of comments."""

    login = ("Authorization", "Basic YWdlbnRAZXhhbXBsZS5vcmcvdG9rZW46dG9rZW4tdmFuLWRlLWJhbGll")
    prefix = "/api/v2"

    def filled(self) -> dict[str, dict[int, Row]]:
        plain = {"role": "end-user", "active": True, "created_at": "2026-01-02T03:04:05Z"}
        users = [{"id": 7, "name": "Hanna Voorbeeld", "email": HANNA, "phone": "0612345678", **plain}]
        users += [{"id": n, "name": f"Klant {n}", "email": f"k{n}@example.net", "phone": None, **plain} for n in (8, 9)]
        day = {"status": "solved", "created_at": "2026-01-02T03:04:05Z"}
        tickets = [
            {"id": 100, "subject": "Vraag van Hanna", "description": TEXT, "requester_id": 7, **day},
            {"id": 101, "subject": "Anders", "description": "Niets", "requester_id": 8, **day},
        ]
        comments = [
            {"id": 1000, "author_id": 7, "body": TEXT, "created_at": "2026-01-02T03:04:05Z", "ticket": 100},
            {"id": 1001, "author_id": 8, "body": f"Mijn buur is {HANNA}.", "created_at": "x", "ticket": 101},
        ]
        return {
            "users": by_id(*users), "tickets": by_id(*tickets), "comments": by_id(*comments),
            "deleted_users": {}, "deleted_tickets": {},
        }  # fmt: skip

    def routed(self, method: str, path: str, asked: Asked) -> Reply:
        if path == "/users/me":
            return Reply(200, {"user": {"id": 1}})
        if path == "/users/search":
            wanted = asked.query["query"].removeprefix("email:").strip('"').lower()
            found = [u for u in self.rows["users"].values() if u["email"].lower() == wanted]
            return Reply(200, {"users": cut(found, asked), "next_page": None, "count": len(found)})
        if path == "/incremental/tickets/cursor":
            rows = list(self.rows["tickets"].values())
            return Reply(200, {"tickets": rows, "after_cursor": "MTU3", "end_of_stream": True})
        if found := re.fullmatch(r"/(users|tickets)/(\d+)/(tickets/requested|comments)", path):
            rows = self.of("tickets", requester_id=int(found[2])) if found[1] == "users" else self._comments(found[2])
            return self._by_cursor("tickets" if found[1] == "users" else "comments", rows, asked)
        if found := re.fullmatch(r"/tickets/(\d+)/comments/(\d+)/redact", path):
            comment = self.rows["comments"][int(found[2])]
            comment["body"] = comment["body"].replace(asked.body["text"], "▇" * len(asked.body["text"]), 1)
            return Reply(200, {"comment": comment})
        if found := re.fullmatch(r"/(users|tickets|deleted_users|deleted_tickets)(?:/(\d+))?", path):
            return self._shown(method, found[1], found[2], asked)
        return Reply(404, {"error": "InvalidEndpoint"})

    def _comments(self, ticket: str) -> list[Row]:
        return self.of("comments", ticket=int(ticket)) if int(ticket) in self.rows["tickets"] else []

    def _shown(self, method: str, name: str, number: str | None, asked: Asked) -> Reply:
        if number is None:
            return self._by_cursor(name, list(self.rows[name].values()), asked)
        single = name.removesuffix("s")
        row = self.one(method, name, number, asked.body and asked.body.get(single))
        if row is None:
            return Reply(404, {"error": "RecordNotFound"})
        if method == "DELETE" and f"deleted_{name}" in self.rows:
            self.rows[f"deleted_{name}"][int(number)] = row | {"active": False}
        return Reply(204) if method == "DELETE" else Reply(200, {single: row})

    @staticmethod
    def _by_cursor(name: str, rows: list[Row], asked: Asked) -> Reply:
        start = int(asked.query.get("page[after]", 0))
        more = start + 1 < len(rows)
        meta = {"has_more": more, "after_cursor": str(start + 1) if more else None, "before_cursor": None}
        return Reply(200, {name: rows[start : start + 1], "meta": meta, "links": {"next": None}})


class Zammad(Documented):
    """Bare lists, numbered pages that end with an empty one, values sent as they are."""

    login = ("Authorization", f"Token token={SECRET}")
    prefix = "/api/v1"

    def filled(self) -> dict[str, dict[int, Row]]:
        empty = dict.fromkeys(("fax", "web", "street", "zip", "city", "note", "mobile"), "")
        at = "2026-01-02T03:04:05.678Z"
        users = [
            {**empty, "id": 7, "login": HANNA, "firstname": "Hanna", "lastname": "Voorbeeld", "email": HANNA,
             "phone": "0612345678", "created_at": at},
            {**empty, "id": 8, "login": BO, "firstname": "Bo", "lastname": "", "email": BO,
             "phone": "", "created_at": at},
        ]  # fmt: skip
        tickets = [{"id": 100, "title": "Vraag van Hanna", "customer_id": 7, "note": None, "created_at": at}]
        articles = [
            {"id": 1000, "ticket_id": 100, "from": f"Hanna <{HANNA}>", "to": "Balie", "cc": "", "subject": "",
             "body": TEXT, "content_type": "text/plain", "created_at": at}
        ]  # fmt: skip
        return {"users": by_id(*users), "tickets": by_id(*tickets), "ticket_articles": by_id(*articles)}

    def routed(self, method: str, path: str, asked: Asked) -> Reply:
        if path == "/users/me":
            return Reply(200, {"id": 1})
        if path == "/users/search":
            wanted = asked.query["query"].lower()
            return Reply(200, cut([u for u in self.rows["users"].values() if wanted in u["email"]], asked))
        if found := re.fullmatch(r"/ticket_articles/by_ticket/(\d+)", path):
            exists = int(found[1]) in self.rows["tickets"]
            return Reply(200, self.of("ticket_articles", ticket_id=int(found[1]))) if exists else Reply(404)
        if found := re.fullmatch(r"/(users|tickets|ticket_articles)(?:/(\d+))?", path):
            if found[2] is None:
                return Reply(200, cut(list(self.rows[found[1]].values()), asked))
            row = self.one(method, found[1], found[2], asked.body)
            return Reply(404, {"error": "Couldn't find"}) if row is None else Reply(200, row)
        return Reply(404)


class Freshdesk(Documented):
    """The key as the user, a Link header, an open rate limit, deletion for good by name."""

    login = ("Authorization", "Basic dG9rZW4tdmFuLWRlLWJhbGllOlg=")
    prefix = "/api/v2"

    def filled(self) -> dict[str, dict[int, Row]]:
        at = {"created_at": "2026-01-02T03:04:05Z"}
        contacts = [
            {"id": 7, "name": "Hanna Voorbeeld", "email": HANNA, "phone": "0612345678", "mobile": None, **at},
            {"id": 8, "name": "Bo", "email": BO, "phone": None, "mobile": None, **at},
        ]
        tickets = [{"id": 100, "subject": "Vraag van Hanna", "description": TEXT, "requester_id": 7, **at}]
        conversations = [
            {"id": n, "body_text": TEXT, "from_email": HANNA, "to_emails": ["balie@example.org"], "cc_emails": [],
             "ticket_id": 100, **at}
            for n in (1000, 1001, 1002)
        ]  # fmt: skip
        return {"contacts": by_id(*contacts), "tickets": by_id(*tickets), "conversations": by_id(*conversations)}

    def routed(self, method: str, path: str, asked: Asked) -> Reply:
        if path == "/agents/me":
            return Reply(200, {"id": 1})
        if path == "/contacts":
            email = asked.query.get("email")
            return self._linked(path, [c for c in self.rows["contacts"].values() if email in (None, c["email"])], asked)
        if path == "/tickets":
            of = asked.query.get("requester_id")
            rows = [t for t in self.rows["tickets"].values() if of in (None, str(t["requester_id"]))]
            return self._linked(path, rows if "updated_since" in asked.query else [], asked)
        if found := re.fullmatch(r"/tickets/(\d+)/conversations", path):
            return self._linked(path, self.of("conversations", ticket_id=int(found[1])), asked)
        if found := re.fullmatch(r"/(contacts|tickets|conversations)/(\d+)(/hard_delete)?", path):
            row = self.one(method, found[1], found[2], asked.body)
            return Reply(404) if row is None else Reply(204) if method == "DELETE" else Reply(200, row)
        return Reply(404)

    def _linked(self, path: str, rows: list[Row], asked: Asked) -> Reply:
        page, size = int(asked.query.get("page", 1)), 2
        kept = "&".join(f"{name}={value}" for name, value in asked.query.items() if name != "page")
        link = f'<{self.url}{self.prefix}{path}?{kept}&page={page + 1}>; rel="next"'
        more = {"Link": link} if page * size < len(rows) else {}
        return Reply(200, cut(rows, asked, size), more)


class Chatwoot(Documented):
    """Rows under `payload`, messages from the newest back, deleted ones that stay as empty shells."""

    login = ("api_access_token", SECRET)
    prefix = "/api/v1"

    def filled(self) -> dict[str, dict[int, Row]]:
        contacts = [
            {"id": 7, "name": "Hanna", "email": HANNA, "phone_number": "+31612345678", "identifier": None},
            {"id": 8, "name": "Bo", "email": BO, "phone_number": None, "identifier": None},
        ]
        talks = [{"id": 100, "status": "open", "meta": {"sender": {"id": 7, "name": "Hanna"}}}]
        messages = [
            {"id": n, "content": f"{n} {TEXT}", "conversation_id": 100, "created_at": n, "content_attributes": {},
             "sender": {"name": "Hanna"}}
            for n in range(1000, 1005)
        ]  # fmt: skip
        return {"contacts": by_id(*contacts), "conversations": by_id(*talks), "messages": by_id(*messages)}

    def routed(self, method: str, path: str, asked: Asked) -> Reply:
        if path == "/profile":
            return Reply(200, {"id": 1})
        path = path.removeprefix("/accounts/3")
        if path in ("/contacts", "/contacts/search"):
            wanted = asked.query.get("q", "").lower()
            rows = [c for c in self.rows["contacts"].values() if wanted in c["email"]]
            return Reply(200, {"meta": {"count": len(rows), "current_page": 1}, "payload": cut(rows, asked, 15)})
        if path == "/conversations":
            rows = list(self.rows["conversations"].values())
            return Reply(200, {"data": {"meta": {"all_count": len(rows)}, "payload": cut(rows, asked, 25)}})
        if found := re.fullmatch(r"/contacts/(\d+)/conversations", path):
            rows = [c for c in self.rows["conversations"].values() if c["meta"]["sender"]["id"] == int(found[1])]
            return Reply(200, {"payload": rows})
        if found := re.fullmatch(r"/conversations/(\d+)/messages(?:/(\d+))?", path):
            return self._messages(method, found[2], asked)
        if found := re.fullmatch(r"/(contacts|conversations)/(\d+)", path):
            row = self.one(method, found[1], found[2], asked.body)
            around = {"payload": row} if found[1] == "contacts" else row
            return Reply(404) if row is None else Reply(200, around)
        return Reply(404)

    def _messages(self, method: str, number: str | None, asked: Asked) -> Reply:
        kept = self.rows["messages"]
        if number and method == "DELETE":
            gone = {"content": "This message was deleted", "content_attributes": {"deleted": True}}
            kept[int(number)] |= gone
            return Reply(200, kept[int(number)])
        before = int(asked.query.get("before", 10**9))
        older = [m for n, m in sorted(kept.items()) if n < before]
        return Reply(200, {"meta": {}, "payload": older[-2:]})
