"""Sessions that know whose they are, so that a person sees and ends them; named in settings as the engine."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession


class SessionStore(db.SessionStore):
    """Django's own store with one more column: the user."""

    @classmethod
    def get_model_class(cls) -> type[AbstractBaseSession]:
        # The engine is imported before the models are there.
        from tidtam.ground.people.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row: Any = super().create_model_instance(data)
        user = data.get("_auth_user_id")
        row.user_id = int(user) if user else None
        return row  # type: ignore[no-any-return]
