"""The categories of fideslang with their names, to choose one from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_stubs_ext import StrOrPromise

CATEGORIES: Mapping[str, StrOrPromise] = {
    "system.operations": _("running of the system, nobody’s data"),
    "user": _("data about a person"),
    "user.account": _("account"),
    "user.account.settings": _("settings of an account"),
    "user.account.username": _("user name"),
    "user.authorization": _("logging in"),
    "user.authorization.credentials": _("key or token to log in with"),
    "user.authorization.password": _("password"),
    "user.behavior": _("what somebody did"),
    "user.behavior.browsing_history": _("browsing history"),
    "user.behavior.media_consumption": _("watching and listening"),
    "user.behavior.purchase_history": _("purchases"),
    "user.behavior.search_history": _("search history"),
    "user.biometric": _("biometric data"),
    "user.biometric.fingerprint": _("fingerprint"),
    "user.biometric.retinal": _("eye scan"),
    "user.biometric.voice": _("voice"),
    "user.childrens": _("data about a child"),
    "user.contact": _("contact details"),
    "user.contact.address": _("address"),
    "user.contact.address.city": _("town"),
    "user.contact.address.country": _("country"),
    "user.contact.address.postal_code": _("postcode"),
    "user.contact.address.state": _("province"),
    "user.contact.address.street": _("street"),
    "user.contact.email": _("e-mail address"),
    "user.contact.fax_number": _("fax number"),
    "user.contact.organization": _("organisation that somebody belongs to"),
    "user.contact.phone_number": _("phone number"),
    "user.contact.url": _("website"),
    "user.content": _("what somebody made or wrote"),
    "user.content.private": _("private words, free text"),
    "user.content.public": _("public words"),
    "user.content.self_image": _("photo of somebody"),
    "user.criminal_history": _("criminal record"),
    "user.demographic": _("characteristics of a person"),
    "user.demographic.age_range": _("age"),
    "user.demographic.citizenship_or_immigration_status": _("nationality"),
    "user.demographic.date_of_birth": _("date of birth"),
    "user.demographic.gender": _("gender"),
    "user.demographic.language": _("language"),
    "user.demographic.marital_status": _("marital status"),
    "user.demographic.philosophical_belief": _("philosophical belief"),
    "user.demographic.political_opinion": _("political opinion"),
    "user.demographic.profile": _("profile"),
    "user.demographic.race_ethnicity": _("ethnic origin"),
    "user.demographic.religious_belief": _("religion or belief"),
    "user.demographic.sexual_orientation": _("sexual orientation"),
    "user.demographic.union_membership": _("trade union membership"),
    "user.device": _("device or browser"),
    "user.device.cookie_id": _("cookie number"),
    "user.device.device_id": _("device number"),
    "user.device.ip_address": _("IP address"),
    "user.financial": _("financial data"),
    "user.financial.bank_account": _("bank account"),
    "user.financial.credit_card": _("payment card"),
    "user.government_id": _("number from the government"),
    "user.government_id.drivers_license_number": _("driving licence number"),
    "user.government_id.national_identification_number": _("national number"),
    "user.government_id.passport_number": _("passport number"),
    "user.government_id.vehicle_registration": _("licence plate"),
    "user.health_and_medical": _("health"),
    "user.health_and_medical.genetic": _("genetic data"),
    "user.health_and_medical.insurance_beneficiary_id": _("number with a health insurer"),
    "user.health_and_medical.record_id": _("number of a medical file"),
    "user.job_title": _("job title"),
    "user.location": _("location"),
    "user.location.imprecise": _("rough location"),
    "user.location.precise": _("exact location"),
    "user.name": _("name"),
    "user.name.first": _("first name"),
    "user.name.last": _("surname"),
    "user.payment": _("payments"),
    "user.privacy_preferences": _("privacy choices"),
    "user.sensor": _("measured by a sensor"),
    "user.social": _("social media"),
    "user.telemetry": _("use of a product, measured"),
    "user.unique_id": _("number of a person"),
    "user.user_sensor": _("measured on a person"),
    "user.workplace": _("work"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A category to choose, named in Dutch and in English."""

    key: str
    words: str


def category_name(key: str) -> StrOrPromise:
    """Name a category, empty as nothing about a person; one without a name of ours keeps its key."""
    if not key:
        return _("nothing about a person")
    return CATEGORIES.get(key, key)


@cache
def choices() -> tuple[Choice, ...]:
    """Give every category with its names, so that either language finds it."""
    with override("nl"):
        dutch = {key: str(words) for key, words in CATEGORIES.items()}
    with override("en"):
        english = {key: str(words) for key, words in CATEGORIES.items()}
    both = {key: (dutch[key], english[key]) for key in CATEGORIES}
    return tuple(Choice(key, " · ".join(dict.fromkeys(names))) for key, names in both.items())
