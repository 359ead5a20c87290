"""Every collection of every system, parents before children, with the shape of its rows."""

from houvast.entrypoints.demo import records
from houvast.entrypoints.demo.records import Record

SYSTEMS: dict[str, dict[str, type[Record]]] = {
    "crm": {
        "agent": records.Agent,
        "household": records.Household,
        "customer": records.Customer,
        "address": records.Address,
        "contact_moment": records.ContactMoment,
        "preference": records.Preference,
    },
    "tickets": {
        "ticket": records.Ticket,
        "message": records.Message,
        "internal_note": records.InternalNote,
        "attachment": records.Attachment,
    },
    "billing": {
        "account": records.Account,
        "invoice": records.Invoice,
        "invoice_line": records.InvoiceLine,
        "payment": records.Payment,
        "dunning": records.Dunning,
    },
    "dialler": {
        "campaign": records.Campaign,
        "call_list_entry": records.CallListEntry,
        "call_attempt": records.CallAttempt,
    },
    "recordings": {"recording": records.Recording},
}
