"""Notices: the releases that files hold, gathered by procurement.

`ocid` ties the notices of one procurement together. Files hold them a hundred to a package, newest first, some of them
twice: they come out each once, in the order of their dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hub.opportunities.notice import Notice, Party, read_notice
from hub.opportunities.people import Directory
from hub.records.given import Given, read_json


@dataclass(frozen=True, slots=True)
class Procurement:
    """The notices of one `ocid`, in the order of their dates, each once."""

    ocid: str
    notices: tuple[Notice, ...]

    @property
    def buyers(self) -> tuple[Party, ...]:
        """The buyers that the last notice with any names: a cancellation names none."""
        return next((n.buyers for n in reversed(self.notices) if n.buyers), ())

    def concerns(self, buyers: Iterable[str], regions: Iterable[str], cpv: Iterable[str]) -> bool:
        """Whether any notice names one of the buyers (by number, or part of the name), a region and a code.

        Regions and codes fit by their beginning, a code's without its trailing noughts. An empty filter lets all pass.
        """
        names = [each.casefold() for each in buyers]
        starts, codes = tuple(each.upper() for each in regions), tuple(each.rstrip("0") for each in cpv)
        by_buyer = any(
            want in party.name.casefold() or want in map(str.casefold, party.numbers)
            for notice in self.notices
            for party in notice.buyers
            for want in names
        )
        by_region = any(region.startswith(starts) for n in self.notices for region in n.regions)
        by_code = any(code.startswith(codes) for n in self.notices for code in n.cpv)
        return (not names or by_buyer) and (not starts or by_region) and (not codes or by_code)


def procurements(files: Mapping[str, bytes], doubts: list[str] | None = None) -> tuple[Procurement, ...]:
    """The procurements of some files, by `ocid`. `doubts` are told of each file without any release.

    Raises `Misread` where any of the files cannot be understood.
    """
    found: dict[str, dict[tuple[object, ...], Notice]] = defaultdict(dict)
    read = {file: list(_releases(read_json(file, data))) for file, data in files.items()}
    releases = [pair for pairs in read.values() for pair in pairs]
    directory = Directory(release.value for release, _ in releases)
    for release, package in releases:
        notice = read_notice(release, package, directory.of(release.value))
        # One release may come twice; under its number another may come later, or one that cancels it.
        key = notice.number, notice.moment, *(tag.text() for tag in release["tag"])
        found[notice.ocid].setdefault(key, notice)
    if doubts is not None:
        doubts += (f"{file}: it holds no release" for file, pairs in read.items() if not pairs)
    return tuple(
        Procurement(ocid, tuple(sorted(notices.values(), key=lambda n: (n.moment, n.number))))
        for ocid, notices in sorted(found.items())
    )


def _releases(given: Given) -> Iterator[tuple[Given, Given]]:
    """Every release of a file, with the package around it: of a package, of records, alone, or of a list of these."""
    if isinstance(given.value, list):
        for item in given:
            yield from _releases(item)
    elif not isinstance(given.value, dict):
        given.refuse("there is neither a release package nor a release here")
    elif "releases" in given.value:
        yield from ((release, given) for release in given["releases"])
    elif "records" in given.value:
        for record in given["records"]:
            releases = list(record["releases"])
            if not releases or releases[0]["url"]:
                record.refuse("the record does not hold its releases; give the release packages")
            yield from ((release, given) for release in releases)
    elif "ocid" in given.value:
        yield given, Given(None, given.file)
    else:
        given.refuse("there are no releases in it")
