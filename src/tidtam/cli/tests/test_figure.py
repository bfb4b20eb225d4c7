"""A figure on the console, with its parts."""

import json

import pytest

from tidtam.cli import main
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("by", ["district", "category", "mark", "channel", "month", "kind"])
@pytest.mark.parametrize(("name", "value"), [("sales.total", "107"), ("sales.official", "0")])
def test_the_command_tells_every_way_of_dividing_sales(capsys, name, value, by):
    make_sale(baht=100_00)
    make_sale(baht=7_00)
    with pytest.raises(SystemExit) as ended:
        main(["figure", name, "--area", "40", "--from", "2560-10", "--to", "2561-06", "--by", by, "--json"])
    told = json.loads(capsys.readouterr().out)
    assert ended.value.code == 0
    assert told["value"] == value
    assert sum(int(part["value"]) for part in told["by"]) == int(value)
