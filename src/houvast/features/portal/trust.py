"""Whether who looks at a page proved to be the person that it is about."""

from houvast.features.portal.contracts import Visitor
from houvast.features.rights.actions.own_page import Standing


def is_trusted(visitor: Visitor, standing: Standing) -> bool:
    """Tell whether this visitor may see what tells something about the person's data.

    Law: GDPR art. 12(6), 32.
    """
    if standing.asked == 0:
        return True
    return standing.identified and (visitor.contact in standing.proven or visitor.level >= standing.asked)
