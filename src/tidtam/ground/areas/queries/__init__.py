"""What is asked of the areas beyond one row: a place by its hand-typed name, a page about one area."""

from tidtam.ground.areas.queries.matching import Candidate as Candidate
from tidtam.ground.areas.queries.matching import match as match
from tidtam.ground.areas.queries.matching import match_all as match_all
from tidtam.ground.areas.queries.matching import verdict as verdict
from tidtam.ground.areas.queries.tree import chain as chain
from tidtam.ground.areas.queries.tree import full_label as full_label
from tidtam.ground.areas.queries.tree import full_labels as full_labels
