from urllib.parse import parse_qs, unquote, urlsplit

from markupsafe import Markup, escape

from hub.rendering.mail import mailto


def test_nothing_in_a_name_can_add_a_header_or_a_second_address():
    link = mailto("staff@example.org", "A & B?cc=x@example.org\r\nBcc: y@example.org", "line one\nline two")
    parts = urlsplit(link)
    assert parts.path == "staff@example.org"
    assert set(parse_qs(parts.query)) == {"subject", "body"}
    assert "\n" not in link and "\r" not in link


def test_an_address_alone_is_an_address_whatever_stands_in_it():
    assert mailto("staff@example.org") == "mailto:staff@example.org"
    parts = urlsplit(mailto("staff?bcc=other&x#y%0A@example.org"))
    assert (unquote(parts.path), parts.query, parts.fragment) == ("staff?bcc=other&x#y%0A@example.org", "", "")


def test_lines_of_the_letter_are_kept_apart():
    assert mailto("staff@example.org", "s", "a\nb").endswith("body=a%0D%0Ab")


def test_a_name_with_an_apostrophe_or_an_ampersand_is_written_as_it_is():
    link = mailto("staff@example.org", Markup("This is my group: %s") % escape("People's & Co"))
    assert parse_qs(urlsplit(link).query)["subject"] == ["This is my group: People's & Co"]


def test_a_letter_holds_every_character_as_it_is():
    for words in ("".join(map(chr, range(32, 127))), "Café & 中"):
        assert parse_qs(urlsplit(mailto("staff@example.org", words)).query)["subject"] == [words]
