"""Routes (เส้นทางเชื่อมโยง): stops of villages, offers and centres, linked into days."""

from tidtam.work.routes.models.route import Difficulty as Difficulty
from tidtam.work.routes.models.route import Mode as Mode
from tidtam.work.routes.models.route import Route as Route
from tidtam.work.routes.models.route import RouteSet as RouteSet
from tidtam.work.routes.models.stop import Stop as Stop
