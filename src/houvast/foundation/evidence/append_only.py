"""The triggers that make the table of entries append-only, on each database that Houvast runs on."""

from django.db.backends.utils import CursorWrapper

_SQLITE = {
    "evidence_entry_no_update": """BEFORE UPDATE ON evidence_entry
        BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END""",
    "evidence_entry_no_delete": """BEFORE DELETE ON evidence_entry
        BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END""",
    # INSERT OR REPLACE removes rows without calling the trigger above, so an entry must follow the last one.
    "evidence_entry_follows": """BEFORE INSERT ON evidence_entry
        WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM evidence_entry)
        BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END""",
}
_REFUSE = """CREATE FUNCTION evidence_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'evidence is append-only'; END $$"""
_FOLLOW = """CREATE FUNCTION evidence_entry_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM evidence_entry)
            THEN RAISE EXCEPTION 'evidence is append-only';
        END IF;
        RETURN NEW;
    END $$"""
_POSTGRESQL = {
    "evidence_entry_no_change": """BEFORE UPDATE OR DELETE ON evidence_entry
        FOR EACH ROW EXECUTE FUNCTION evidence_entry_refuse()""",
    "evidence_entry_no_truncate": "BEFORE TRUNCATE ON evidence_entry EXECUTE FUNCTION evidence_entry_refuse()",
    "evidence_entry_follows": """BEFORE INSERT ON evidence_entry
        FOR EACH ROW EXECUTE FUNCTION evidence_entry_follow()""",
}


def install(cursor: CursorWrapper, vendor: str) -> None:
    """Put the triggers on the table."""
    if vendor == "postgresql":
        cursor.execute(_REFUSE)
        cursor.execute(_FOLLOW)
    for name, trigger in _triggers(vendor).items():
        cursor.execute(f"CREATE TRIGGER {name} {trigger}")


def remove(cursor: CursorWrapper, vendor: str) -> None:
    """Take the triggers off again: to reverse the migration, and to empty the database between tests."""
    for name in _triggers(vendor):
        cursor.execute(f"DROP TRIGGER {name} ON evidence_entry" if vendor == "postgresql" else f"DROP TRIGGER {name}")
    if vendor == "postgresql":
        cursor.execute("DROP FUNCTION evidence_entry_refuse()")
        cursor.execute("DROP FUNCTION evidence_entry_follow()")


def _triggers(vendor: str) -> dict[str, str]:
    return {"postgresql": _POSTGRESQL, "sqlite": _SQLITE}[vendor]
