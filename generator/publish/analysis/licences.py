"""The full names of licences, and one plain sentence on what each allows.

The names are from the SPDX list (https://spdx.org/licenses/), because the library that parses expressions has only the
ids. The sentences are no legal advice: pages always link to the licence's text beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from generator.publish.edition.language import N_


class Family(Enum):
    """Licences that ask for the same. The value is one plain sentence on what they allow, to be translated."""

    NOTICE = N_("Use, change and share it freely. Keep the copyright notice and the text of the licence with it.")
    STATE_CHANGES = N_("Use, change and share it freely. Keep the notices with it, and say what you changed.")
    COPYLEFT = N_("Use and change it freely. If you pass it on, do so under the same licence, with its source.")
    NETWORK_COPYLEFT = N_(
        "Use and change it freely. If you pass it on, or let others use your changed version over a network, give them "
        "its source under the same licence."
    )
    FILE_COPYLEFT = N_(
        "Use, change and share it freely. If you pass it on, what you changed in it stays under the same licence, with "
        "its source."
    )
    NO_CONDITIONS = N_("Use, change and share it freely. There are no conditions.")
    ATTRIBUTION = N_("Use, change and share it freely. Say who made it, and whether you changed it.")
    SAME_LICENCE = N_(
        "Use, change and share it freely. Say who made it, and share what you make from it under the same licence."
    )
    CITE_SOURCE = N_("Use, change and share the information freely. Say where it comes from.")


@dataclass(frozen=True, slots=True)
class LicenceSummary:
    """A licence's full name, and its family."""

    name: str
    family: Family

    @property
    def allows(self) -> str:
        """What it allows, in English."""
        return self.family.value


_GPL, _AGPL = "GNU General Public License", "GNU Affero General Public License"

SUMMARIES: Mapping[str, LicenceSummary] = {
    "AGPL-3.0": LicenceSummary(f"{_AGPL} v3.0", Family.NETWORK_COPYLEFT),
    "AGPL-3.0-only": LicenceSummary(f"{_AGPL} v3.0 only", Family.NETWORK_COPYLEFT),
    "AGPL-3.0-or-later": LicenceSummary(f"{_AGPL} v3.0 or later", Family.NETWORK_COPYLEFT),
    "Apache-2.0": LicenceSummary("Apache License 2.0", Family.STATE_CHANGES),
    "BSD-2-Clause": LicenceSummary('BSD 2-Clause "Simplified" License', Family.NOTICE),
    "BSD-3-Clause": LicenceSummary('BSD 3-Clause "New" or "Revised" License', Family.NOTICE),
    "CC-BY-4.0": LicenceSummary("Creative Commons Attribution 4.0 International", Family.ATTRIBUTION),
    "CC-BY-SA-4.0": LicenceSummary("Creative Commons Attribution Share Alike 4.0 International", Family.SAME_LICENCE),
    "CC0-1.0": LicenceSummary("Creative Commons Zero v1.0 Universal", Family.NO_CONDITIONS),
    "EPL-1.0": LicenceSummary("Eclipse Public License 1.0", Family.FILE_COPYLEFT),
    "EPL-2.0": LicenceSummary("Eclipse Public License 2.0", Family.FILE_COPYLEFT),
    "GPL-2.0": LicenceSummary(f"{_GPL} v2.0 only", Family.COPYLEFT),
    "GPL-2.0-only": LicenceSummary(f"{_GPL} v2.0 only", Family.COPYLEFT),
    "GPL-2.0-or-later": LicenceSummary(f"{_GPL} v2.0 or later", Family.COPYLEFT),
    "GPL-3.0": LicenceSummary(f"{_GPL} v3.0 only", Family.COPYLEFT),
    "GPL-3.0-only": LicenceSummary(f"{_GPL} v3.0 only", Family.COPYLEFT),
    "GPL-3.0-or-later": LicenceSummary(f"{_GPL} v3.0 or later", Family.COPYLEFT),
    "ISC": LicenceSummary("ISC License", Family.NOTICE),
    "MIT": LicenceSummary("MIT License", Family.NOTICE),
    "MPL-2.0": LicenceSummary("Mozilla Public License 2.0", Family.FILE_COPYLEFT),
    "OGL-UK-1.0": LicenceSummary("Open Government Licence v1.0", Family.CITE_SOURCE),
    "OGL-UK-2.0": LicenceSummary("Open Government Licence v2.0", Family.CITE_SOURCE),
    "OGL-UK-3.0": LicenceSummary("Open Government Licence v3.0", Family.CITE_SOURCE),
    "W3C-20150513": LicenceSummary("W3C Software Notice and Document License (2015-05-13)", Family.STATE_CHANGES),
}
"""Summaries by SPDX id. A licence that is not listed is shown by its id alone."""
