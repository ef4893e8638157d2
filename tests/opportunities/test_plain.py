"""Plain texts: addresses, numbers and names are found however they are written, and what only looks like them stays."""

from __future__ import annotations

import pytest

from hub.opportunities.people import LEFT_OUT
from hub.opportunities.plain import is_address_to_show, one_line, plain


@pytest.mark.parametrize(
    "address",
    [
        "jo.fictional@council.example.org",
        "mailto:jo@council.example.org",
        "jo.fictional(at)council.example.org",
        "jo.fictional [at] council [dot] example [dot] org",
        "jo.fictional @ council.example.org",
        "jo.fictional@\ncouncil.example.org",
        "jo.fictional＠council．example．org",
        "jo.fictional%40council.example.org",
        "jo.fictional at council dot example dot org",
        "jo.fictional at council.example.org",
        "jo.fic\u200btional@coun\u00adcil.exa\u2060mple.org",
        "jo\u200d.fictional&#64;council.example.org",
        "jo&amp;commat;council.example.org",
        "jo&lt;at&gt;council.example.org",
        "jo<b>@</b>council.example.org",
        "𝐣𝐨@𝐜𝐨𝐮𝐧𝐜𝐢𝐥.example.org",
    ],
)
def test_an_address_is_left_out_however_it_is_written(address):
    assert plain(f"Write to {address} by noon") == f"Write to {LEFT_OUT} by noon"


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0000",
        "020\u00a07946\u00a00000",
        "020–7946–0000",
        "020\u20117946\u20110000",
        "020.7946.0000",
        "020/7946/0000",
        "020-7946-0000",
        "020 7946\n0000",
        "(020) 7946 0000",
        "020 7946 0000 x12",
        "020 7946 0000, ext. 345",
        "020 7946 0000/1",
        "+44 (0)20 7946 0000",
        "+44(0)2079460000",
        "+442079460000",
        "0044 20 7946 0000",
        "44 (0) 20 7946 0000",
        "07700 900 123",
        "01632 960983",
        "+353 1 555 0100",
        "０２０ ７９４６ ００００",
        "٠٢٠ ٧٩٤٦ ٠٠٠٠",
        "०२० ७९४६ ००००",
        "07700_900_123",
        "https://wa.me/447700900123",
        "https://api.whatsapp.com/send?phone=447700900123",
    ],
)
def test_a_telephone_number_is_left_out_however_it_is_written(number):
    assert plain(f"Call {number} or us") == f"Call {LEFT_OUT} or us"
    assert "000" not in plain(f"{number} {number} {number}")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tel.020 7946 0000", f"Tel. {LEFT_OUT}"),
        ("tel02079460000", f"tel {LEFT_OUT}"),
        ("Tel: 7946 0000, tel. no. 7946 0000", f"Tel: {LEFT_OUT}, tel. no. {LEFT_OUT}"),
        ("T020 7946 0000", f"T {LEFT_OUT}"),
        ("020 7946 0000 / 020 7946 0001", f"{LEFT_OUT} / {LEFT_OUT}"),
    ],
)
def test_a_number_is_found_behind_its_word_and_beside_another(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mr josé o'brien will answer", f"{LEFT_OUT} will answer"),
        ("Ms Zoë Ångström will answer", f"{LEFT_OUT} will answer"),
        ("MRS ANN OTHERPERSON, London", f"{LEFT_OUT}, London"),
        ("Mrs A Otherperson-Nobody, Mr. A. Other", f"{LEFT_OUT}, {LEFT_OUT}"),
        ("The contract manager is Ann Otherperson.", f"The contract manager is {LEFT_OUT}."),
        ("Contact Name Ann Otherperson\nContact", f"Contact Name {LEFT_OUT}\nContact"),
        ("Mr and Mrs Other-Person came", f"{LEFT_OUT} came"),
        ("Prof. A. B. van der Other. The council", f"{LEFT_OUT}. The council"),
        ("Dr Ann\u00a0Other\nThe council", f"{LEFT_OUT}\nThe council"),
        ("Contact: ann otherperson, at the council", f"Contact: {LEFT_OUT}, at the council"),
        ("Contact Officer – Zoë Ångström\nThe council", f"Contact Officer – {LEFT_OUT}\nThe council"),
        ("FAO Ann Otherperson", f"FAO {LEFT_OUT}"),
        ("Please contact Ann Otherperson on Monday", f"Please contact {LEFT_OUT} on Monday"),
        ("Kind regards\nAnn Otherperson", f"Kind regards\n{LEFT_OUT}"),
    ],
)
def test_a_name_is_left_out_where_a_word_before_marks_it(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "By 01.12.2026, 1/12/2026, 01-12-2026 or 2026-12-01",
        "From 01/04/2027 - 31/03/2030, or 01.04.2027–31.03.2030, or 01/04/27-31/03/28",
        "Open 09.00-17.00; 09.00 1.12.2026; 05/12/2026 12:00",
        "From £1,200,000.00 to 0.05 - 1,000,000; 1 000 000 000 in all",
        "CPV 85000000 and 85312310-5; lots 01, 02, 03",
        "Notices 068669-2025 and 2026/S 000-076178 of ocds-h6vhtk-046d09",
        "References DN0123456789, C-0123456789 and GB-COH-05189161",
        "See https://example.org/notice/0123456789 and https://example.org/@council/x.html",
        "20 hours @ 15.50 each, as told at www.example.org",
        "Contact Centre Services; the MS Society; an MR Scanner; Contact Lens Products.",
        "People miss appointments: Near Miss Reporting. Don't Miss Out.",
        "Contact: Procurement Team. Please contact the council on Monday, or Community Example on Tuesday.",
        "Contact: online only. Attention: deficit disorder. Officer - led work, 500 ms later",
        "Call Monitoring Equipment. Email Security Gateway Services. Phone Boxes And Kiosks for hire",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert plain(text) == text


def test_letters_and_digits_are_plain_and_signs_stay_as_they_are():
    assert plain("𝒥𝑜 Ⓙⓞ 𝟙 ٣, ½ m² of ① and café™") == "Jo Jo 1 3, ½ m² of ① and café™"


@pytest.mark.parametrize("url", ["https://example.org/jo%2540council.example.org", "https://wa.me/447700900123"])
def test_an_address_hides_none_within_it(url):
    assert not is_address_to_show(url)
    assert is_address_to_show("https://example.org/a%2520b%25")


def test_hidden_characters_go_without_a_space_and_breaks_stay():
    assert plain("one\u00adtwo\ufeff\u202ethree\u2028four\x0bfive") == "onetwothree\nfour\nfive"
    assert plain("a<!-- hidden <b>words</b> -->b") == "ab"


def test_a_line_is_cut_after_it_was_made_plain():
    assert one_line("Ask jo.fictional@council.example.org", 20) == f"Ask {LEFT_OUT}"


@pytest.mark.parametrize("part", ["<!--", "<!---", "a_-.", "+4", "0-", "a at ", "Mr A", "Contact: ", "&"])
def test_a_long_text_is_not_gone_through_from_each_of_its_letters(part):
    # Of one that were, none of these would come back today.
    assert plain(part * (40_000 // len(part)))
