"""Org-ids: numbers of registers as others write them, the register before the number (org-id.guide)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_REGISTERS: Mapping[str, str] = {"charity": "GB-CHC", "company": "GB-COH", "mutual": "GB-MPR"}
"""Charity Commission, Companies House and Mutuals Public Register, by the field of a listing that holds it."""
_ONCE = (*_REGISTERS.values(), "GB-NIC", "GB-SC")
"""Registers in which nobody has two numbers; the last two are of charities in Northern Ireland and in Scotland."""
_NUMBER = re.compile(rf"({'|'.join(_ONCE)})-[0-9A-Z]{{4,8}}\Z")


def org_id(field: str, number: str) -> str:
    """A number that a listing holds in a field of its identifiers, as `GB-CHC-1234567`."""
    return f"{_REGISTERS[field]}-{number}"


def compared(number: str) -> str:
    """An org-id as it is compared: without case and spaces; a company's with the noughts that belong before it."""
    number = "".join(number.upper().split())
    start, _, digits = number.rpartition("-")
    return f"{start}-{digits.zfill(8)}" if start == _REGISTERS["company"] else number


def register_of(number: str) -> str:
    """The register that an org-id, as it is compared, is of, where nobody has two numbers of it; else empty."""
    return next((register for register in _ONCE if number.startswith(f"{register}-")), "")


def is_registered(number: str) -> bool:
    """Whether an org-id, as it is compared, is a number of such a register, in the form that these have."""
    return bool(_NUMBER.match(number))
