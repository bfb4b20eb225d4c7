"""What the desk's pages show."""

from tidtam.faces.desk.queries.map import map_of as map_of
from tidtam.faces.desk.queries.numbers import figures_of as figures_of
from tidtam.faces.desk.queries.owed import owed_in as owed_in
from tidtam.faces.desk.queries.own import own_of as own_of
from tidtam.faces.desk.queries.results import results_of as results_of
from tidtam.faces.desk.queries.scope import OutsideReach as OutsideReach
from tidtam.faces.desk.queries.scope import Scope as Scope
from tidtam.faces.desk.queries.scope import scope_of as scope_of
