"""Every change of a route."""

from tidtam.work.routes.actions.describing import add_route as add_route
from tidtam.work.routes.actions.describing import change_route as change_route
from tidtam.work.routes.actions.describing import copy_route as copy_route
from tidtam.work.routes.actions.describing import set_stops as set_stops
from tidtam.work.routes.actions.describing import verify_route as verify_route
from tidtam.work.routes.actions.workflow import approve as approve
from tidtam.work.routes.actions.workflow import discard_draft as discard_draft
from tidtam.work.routes.actions.workflow import missing as missing
from tidtam.work.routes.actions.workflow import publish_unreviewed as publish_unreviewed
from tidtam.work.routes.actions.workflow import send as send
from tidtam.work.routes.actions.workflow import send_back as send_back
from tidtam.work.routes.actions.workflow import withdraw as withdraw
