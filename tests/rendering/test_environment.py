import pytest
from jinja2 import Environment

from hub.address import Address
from hub.rendering.environment import OPTIONS, Surroundings, equip, host, telephone_digits
from hub.rendering.icons import Icons
from hub.rendering.words import Words
from hub.settings import Hub


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "fill").mkdir()
    (tmp_path / "fill" / "tree-fill.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
    made = Environment(**OPTIONS)
    hub = Hub("P", "U", "c@example.org", "https://example.org", "w")
    equip(made, Surroundings(hub, Address("https://example.org/hub"), Words("en-GB"), Icons(tmp_path)))
    return made


def test_what_a_record_holds_is_escaped(environment):
    assert environment.from_string("{{ name }}").render(name="<script>") == "&lt;script&gt;"


def test_an_icon_is_drawn_in_the_page_and_hidden_from_screen_readers(environment):
    drawn = environment.from_string("{{ icon('tree') }}").render()
    assert '<path d="M0 0"/>' in drawn and 'aria-hidden="true"' in drawn


def test_an_unknown_icon_is_named(environment):
    with pytest.raises(FileNotFoundError, match="'treee'"):
        environment.from_string("{{ icon('treee') }}").render()


def test_links_lie_under_the_path_of_the_site(environment):
    assert environment.from_string("{{ url('/people/') }}").render() == "/hub/people/"


@pytest.mark.parametrize(
    ("number", "digits"),
    [("020 7946 0123", "02079460123"), ("+44 (0)20 7946 0123", "+4402079460123"), ("116 123", "116123")],
)
def test_a_telephone_number_is_dialled_by_its_digits(number, digits):
    assert telephone_digits(number) == digits


def test_a_host_is_named_without_www():
    assert host("https://www.example.org/a/b") == "example.org"
