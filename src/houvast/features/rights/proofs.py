"""Which identifiers were proven to be the person's own: each needs its own proof, and loses it when it is replaced.

Law: GDPR art. 12(6).
"""

from collections.abc import Iterable

from houvast.engines.matching.identifiers import Identifier
from houvast.features.rights.contracts import GivenKey, Person
from houvast.features.rights.keys import index_of
from houvast.features.rights.models import CaseKey, CaseRecord


def proven_keys(case: CaseRecord, person: Person, level: int) -> frozenset[Identifier]:
    """Return the identifiers that were proven at this level or a higher one."""
    proven = set(CaseKey.objects.filter(case=case, proven_level__gte=level).values_list("index", flat=True))
    organisation = case.organisation.key
    return frozenset(
        Identifier(k.kind, k.value) for k in person.keys if k.value and index_of(k, organisation) in proven
    )


def note_proof(case: CaseRecord, keys: Iterable[GivenKey], level: int) -> None:
    """Note that a check at this level proved these identifiers."""
    index = [index_of(k, case.organisation.key) for k in keys]
    weaker = CaseKey.objects.filter(case=case, index__in=index).exclude(proven_level__gte=level)
    weaker.update(proven_level=level)


def enter_keys(case: CaseRecord, person: Person) -> None:
    """Enter the identifiers of a case anew; one that stays keeps its proof, another has none."""
    before = dict(CaseKey.objects.filter(case=case).values_list("index", "proven_level"))
    CaseKey.objects.filter(case=case).delete()
    index = dict.fromkeys(index_of(k, case.organisation.key) for k in person.keys if k.value)
    CaseKey.objects.bulk_create(CaseKey(case=case, index=i, proven_level=before.get(i)) for i in index)


def copy_proofs(person: Person, *, of: CaseRecord, to: CaseRecord) -> None:
    """Let what was proven in one case hold in the case that was split off from it."""
    levels = dict(CaseKey.objects.filter(case=of).values_list("index", "proven_level"))
    for key in person.keys:
        level = levels.get(index_of(key, of.organisation.key)) if key.value else None
        if level is not None:
            note_proof(to, [key], level)
