"""What goes wrong in plans, and what to do about it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

ERRORS: Mapping[str, tuple[StrOrPromise, StrOrPromise]] = {
    "collection_missing": (
        _("The map names a table that the system does not have."),
        _("Have the data map corrected, then make the plan again."),
    ),
    "unknown_column": (
        _("The map names a field that the system does not have."),
        _("Have the data map corrected, then make the plan again."),
    ),
    "no_primary_key": (
        _("The rows cannot be told apart: the table has no primary key."),
        _("Have a primary key named in the data map."),
    ),
    "read_only": (
        _("Nothing may be written here."),
        _("Ask the system’s owner for the right to write, or say in the map how it is erased elsewhere."),
    ),
    "not_null": (
        _("The field cannot be emptied: the system asks for a value."),
        _("Let the map replace the value in place of emptying it."),
    ),
    "unique": (
        _("The replacement would not be unique."),
        _("Leave the choice to the plan, or have the field made optional."),
    ),
    "too_long": (_("The new value does not fit."), _("Choose a shorter replacement in the map.")),
    "not_a_choice": (
        _("The new value is none of those that the system allows."),
        _("Choose one of the allowed values in the map."),
    ),
    "generated": (
        _("The system works this field out by itself."),
        _("Have the field erased where it comes from, and mark it as read-only in the map."),
    ),
    "key_holds_personal_data": (
        _("The key of the row holds personal data and the row must stay."),
        _("Ask the system’s owner for another key, or let the whole row go."),
    ),
    "no_ground_to_keep": (
        _("The map wants to keep this, but no rule allows it."),
        _("Name the retention rule in the map, or let it go."),
    ),
    "no_neutral_value": (_("No neutral value fits here."), _("Name a replacement in the map.")),
    "unsupported_type": (
        _("Fields of this type cannot be changed yet."),
        _("Let the row go as a whole, or have it done by hand and noted."),
    ),
    "retention_start_missing": (
        _("The date from which the term runs is empty, so nobody knows until when it stays."),
        _("Have the date filled in, or name another start in the map."),
    ),
    "retention_rule_unknown": (
        _("The map names a retention rule that does not exist."),
        _("Have the name of the rule corrected in the map."),
    ),
    "foreign_keys_in_a_circle": (
        _("Tables refer to each other in a circle, so no order of deleting works."),
        _("Have one of the references emptied first, in the map."),
    ),
    "old_value_not_found": (
        _("The old value stands nowhere in this person’s rows."),
        _("Check with the caller what is wrong and how it is written now."),
    ),
    "wrong_type": (
        _("The new value is of another kind, such as a word in place of a date."),
        _("Write it differently."),
    ),
}
"""What is wrong, and what to do."""

NOTES: Mapping[str, StrOrPromise] = {
    "foreign_key_stays": _("stays, because it only refers to another row"),
    "follows_its_source": _("is computed by the system from fields that are erased, and changes with them"),
    "unmapped_table_refers": _("refers to these rows and is not in the map; the rows stay and are emptied"),
    "no_flag_field": _("has no field for this; the block list of Houvast takes care of it"),
}


def error(code: str) -> tuple[StrOrPromise, StrOrPromise]:
    """Say what is wrong and what to do; a code without words is shown as it stands."""
    return ERRORS.get(code, (code, _("Ask the privacy officer.")))
