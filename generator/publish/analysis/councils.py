"""The councils of today: what lists, counts and comparisons of councils are about."""

from generator.catalogue import Catalogue
from generator.collation import by_name
from generator.memo import memoised
from generator.model import Organisation


def is_current_council(catalogue: Catalogue, organisation: Organisation) -> bool:
    """Whether an organisation is a council that has begun and has not ended."""
    return organisation.is_current and catalogue.is_council(organisation)


@memoised
def current_councils(catalogue: Catalogue) -> tuple[Organisation, ...]:
    """Return the councils of today, sorted by name."""
    return by_name(each for each in catalogue.organisations.values() if is_current_council(catalogue, each))
