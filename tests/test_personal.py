"""Every room that points at a person says what becomes of it when that person is erased."""

from importlib.util import find_spec

from django.apps import apps

from tidtam.ground.privacy.models import Person
from tidtam.kit import personal


def test_a_room_that_points_at_a_person_has_its_say():
    rooms = {relation.related_model._meta.app_label for relation in Person._meta.related_objects}

    assert "producers" in rooms
    for room in rooms:
        name = f"{apps.get_app_config(room).name}.personal"
        assert find_spec(name), f"{room} points at people and has no personal.py"


def test_each_room_says_all_that_is_asked():
    for room in personal.rooms():
        assert str(room.label)
        for question in ("uses", "export", "fate", "erase"):
            assert callable(getattr(room, question)), f"{room.__name__} does not say {question}"


def test_moments_have_one_name_each():
    codes = [end.code for room in personal.rooms() for end in getattr(room, "ENDS", ())]

    assert len(codes) == len(set(codes)) > 2
