"""Words: the interface's language, and dates and lists written the way that language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from hub.listings.organisation import WEEKDAYS
from hub.records.dates import PartialDate
from hub.rendering.catalogues import translations

# Numbers among which every form of every language is met that whole numbers have.
_COUNTED = (*range(201), 1_000_000, 1_000_100)


class Words:
    """The words of one language. `catalogues` is a folder of gettext's; a language without one stays English."""

    def __init__(self, lang: str, catalogues: Path | None = None) -> None:
        self.locale = Locale.parse(lang, sep="-")
        # British English has no comma before the last of a series.
        self._series_locale = Locale("en", "GB") if self.locale.language == "en" else self.locale
        self.translations = translations(catalogues, self.locale) if catalogues else NullTranslations()
        self.number = cache(self._number)
        self.day = cache(self._day)
        self.whole_day = cache(self._whole_day)
        self.clock = cache(self._clock)

    @property
    def lang(self) -> str:
        """The language as an IETF tag: `en-GB`."""
        return str(self.locale).replace("_", "-")

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=self.locale)

    def forms(self, one: str, many: str) -> dict[str, str]:
        """Every form of a counted sentence, by the names that Unicode gives them: one, few, many, other …

        A script picks one by `Intl.PluralRules`. `other` is always there.
        """
        rule, forms = self.locale.plural_form, {}
        for number in _COUNTED:
            forms.setdefault(rule(number), self.translations.ngettext(one, many, number))
        return {"other": self.translations.ngettext(one, many, _COUNTED[-1]), **forms}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction

    def _day(self, day: date | PartialDate) -> str:
        """A date in words, as exactly as it is known: 24 November 2026, November 2026, or 2026."""
        if isinstance(day, date) or day.day:
            pattern = "d MMMM yyyy"
        else:
            pattern = "MMMM yyyy" if day.month else "yyyy"
        return format_date(day if isinstance(day, date) else day.first_day, pattern, locale=self.locale)

    def _whole_day(self, day: date | PartialDate) -> str:
        """The same with the day of the week, where the day is known: Tuesday 24 November 2026."""
        if not isinstance(day, date):
            if not day.day:
                return self.day(day)
            day = day.first_day
        return format_date(day, "EEEE d MMMM yyyy", locale=self.locale)

    def month(self, day: date | PartialDate) -> str:
        """The month alone, shortened as calendars do: Nov."""
        return format_date(day if isinstance(day, date) else day.first_day, "LLL", locale=self.locale)

    def weekday(self, name: str) -> str:
        """A day of the week, given by its English name in lower case as listings do, in this language."""
        return get_day_names("wide", locale=self.locale)[WEEKDAYS.index(name)]

    def _clock(self, time_of_day: str) -> str:
        """`HH:MM` as this language tells the time: 10am, 12:30pm."""
        hour, minute = map(int, time_of_day.split(":"))
        if self.locale.language != "en":
            return format_time(time(hour, minute), "short", locale=self.locale)
        return f"{hour % 12 or 12}{f':{minute:02d}' if minute else ''}{'am' if hour < 12 else 'pm'}"

    def percent(self, share: int) -> str:
        """So many of a hundred, as this language writes it: 64%."""
        return format_percent(share / 100, locale=self.locale)

    def pounds(self, sum_: int) -> str:
        """Whole pounds as this language writes them: £120,000."""
        return format_currency(sum_, "GBP", format="¤#,##0", locale=self.locale, currency_digits=False)

    def mid_sentence(self, label: str) -> str:
        """A label as it stands within a sentence: small at first, unless it is an abbreviation, German, or one of
        several names (Black, Asian and minority ethnic communities)."""
        several = any(word[:1].isupper() for word in label.split()[1:])
        stays = self.lang.startswith("de") or label[1:2].isupper() or several
        return label if stays else label[:1].lower() + label[1:]

    def series(self, words: Iterable[str]) -> str:
        """Words as one series in a sentence: older people, carers and children."""
        words = list(words)
        return words[0] if len(words) == 1 else format_list(words, locale=self._series_locale)


def text_direction(lang: str) -> str:
    """`ltr` or `rtl`, of a language by its IETF tag; `ltr` where Babel does not know it."""
    try:
        return Locale.parse(lang, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def own_name(lang: str) -> str:
    """What the speakers of a language call it, by its IETF tag. Raises `UnknownLocaleError`."""
    locale = Locale.parse(lang, sep="-")
    return locale.languages[locale.language]
