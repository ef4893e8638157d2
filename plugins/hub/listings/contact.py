"""Contacts: which mailboxes look like a person's, and which telephone numbers look odd.

Both only warn. A rule that knows every number plan calls the Samaritans' 116 123 wrong, so this one knows little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FREE_MAIL = frozenset(
    "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol btinternet sky talktalk virginmedia "
    "ntlworld proton protonmail gmx fastmail".split()
)
_ROLES = frozenset(
    "admin advice art arts board booking bookings care carers centre chair chairperson charity church club "
    "clubs committee comms communications community connect contact coordinator council director enquire enquiries "
    "enquiry events finance friends fundraising general group groups hall health hello help helpline hi hire house hub "
    "info inquiries join learning mail main manager members membership ministry mosque office officer "
    "outreach parish pastor people post press programme programmes project projects reception referral referrals "
    "residents safeguarding secretary service services society sport staff studio support team theatre tra "
    "treasurer trust trustees venue vicar volunteer volunteering volunteers welcome youth".split()
)
# Short codes, numbers of 10 or 11 digits, numbers that are always of 11, and two old helplines that are shorter.
BRITISH = "999|1[0-9]{2}|116[0-9]{3}|0[158][0-9]{8,9}|0[2379][0-9]{9}|0800[0-9]{4}|08454647"


def is_personal_mailbox(address: str, names: Iterable[str]) -> bool:
    """Whether an email address looks like a person's: first.last anywhere, or anything at a free provider.

    It does not where it holds a word for a role, or a word or the initials of one of the organisation's `names`.
    """
    local, _, domain = address.casefold().partition("@")
    letters = re.sub(r"[^a-z]", "", local)
    parts = [part for part in re.split(r"[^a-z]+", local) if part]
    if any(part in _ROLES for part in parts):
        return False
    bare = re.sub(r"[^a-z0-9]", "", local)
    for name in names:
        words = re.findall(r"[a-z0-9]+", name.casefold())
        initials, joined = "".join(word[0] for word in words), "".join(words)
        if any(len(word) > 3 and word in letters for word in words) or (len(bare) > 3 and bare in joined):
            return False
        if len(initials) > 1 and initials in local:
            return False
    free = domain.partition(".")[0] in _FREE_MAIL
    return free or (len(parts) == 2 and "." in local and all(len(part) > 1 for part in parts))


def is_odd_phone(number: str) -> bool:
    """Whether a telephone number is neither a British one nor a short code nor an international one."""
    plain = re.sub(r"(?:ext\.?|extension|x)\s*[0-9]{1,5}\Z", "", number.strip(), flags=re.IGNORECASE)
    if re.search(r"[^0-9\s()+-]", plain) or plain.rfind("+") > 0:
        return True
    digits = re.sub(r"[^0-9]", "", plain)
    if plain.startswith("+") and not digits.startswith("44"):
        return not 7 <= len(digits) <= 15
    if plain.startswith("+"):
        digits = "0" + digits[2:].removeprefix("0")
    return not re.fullmatch(BRITISH, digits)
