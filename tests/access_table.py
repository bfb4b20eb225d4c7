"""Who may open what: every URL name of the house, and what each visitor gets there.

A row says which roles are let in (GET answers `opens`, mostly 200) and what the others get: 403 where the role
lacks the step anywhere, 404 where there is nothing for it. `elsewhere` is a district officer of another
district, to whom the world of the test (all in 4015) must look empty: 404 for every record of it. Strangers
are sent to log-in. `posts`: what POST answers to those who are let in; None for pages that only show (405).
"""

from collections.abc import Mapping
from typing import Any

from tests.access_assets import ASSETS
from tests.access_box import BOXES
from tests.access_checks import CHECKS
from tests.access_entries import JOIN, LINKS
from tests.access_intake import OLD_PAPERS
from tests.access_marks import CERTIFICATES, MARKS
from tests.access_meetings import CHECKED, MEETINGS, OPEN
from tests.access_news import NEWS, NEWS_FOR_EVERYBODY
from tests.access_open import STATISTICS, TAKE_OR_TELL, VOICES
from tests.access_phones import COLLECT, PHONES
from tests.access_plan import PLAN
from tests.access_prints import BROCHURES, PRINTS
from tests.access_producers import PRODUCERS, SHOWN
from tests.access_registrations import REGISTRATIONS, SLIPS
from tests.access_results import RESULTS
from tests.access_rows import OFFICERS, SIGNED_IN, Row, page, public, step
from tests.access_sales import REPORT_LINKS, SALES, SHEETS, TELL
from tests.access_site import SITE
from tests.access_tourism import FOR_EVERYBODY, TOURISM
from tests.access_trainings import SIGNING, TRAININGS
from tests.access_villages import IN_VILLAGES, VILLAGES
from tests.access_words import NUMBER
from tests.access_world import VILLAGE, World
from tidtam.reporting.dues.actions import open_feed

WIDER = "province executive district secretary auditor"  # the same above the village; `assigned` has one
TRAIL = "admin province district auditor"

PUBLIC = {
    **TAKE_OR_TELL,
    **CERTIFICATES,
    **CHECKED,
    **OPEN,
    **SLIPS,
    **SIGNING,
    **TELL,
    **IN_VILLAGES,
    **COLLECT,
    **FOR_EVERYBODY,
    **SHOWN,
    **NEWS_FOR_EVERYBODY,
    **SITE,
    **BROCHURES,
    "calendar": public(where=lambda world: {"token": open_feed(world.officer)}),
    "kit:healthz": public(),
    "kit:favicon": public(302),
}

ACCOUNTS = {
    # Logged in already: sent on. The stranger gets the form.
    "account_login": page(SIGNED_IN, opens=302, elsewhere=302, posts=302, stranger=200),
    "account_logout": page(SIGNED_IN, elsewhere=200, posts=302),
    "account_inactive": public(),
    "account_reauthenticate": page(SIGNED_IN, elsewhere=200, posts=200),
    "account_change_password": page(SIGNED_IN, elsewhere=200, posts=200),
    "mfa_index": page(SIGNED_IN, elsewhere=200),
    # Only for who has given the password and owes the code.
    "mfa_authenticate": page(SIGNED_IN, opens=302, elsewhere=302, posts=302),
    # Nobody here has a second step: the password is asked for instead, or there is nothing to see.
    "mfa_reauthenticate": page(SIGNED_IN, opens=302, elsewhere=302, posts=302),
    "mfa_activate_totp": page(SIGNED_IN, opens=302, elsewhere=302, posts=302),
    "mfa_deactivate_totp": page("", posts=404),
    "mfa_view_recovery_codes": page(""),
    "mfa_generate_recovery_codes": page(SIGNED_IN, opens=302, elsewhere=302, posts=302),
    "mfa_download_recovery_codes": page("", posts=404),
    "people:profile": page(SIGNED_IN, elsewhere=200),
    "people:end_session": step(SIGNED_IN, elsewhere=302),
    "people:language": step(SIGNED_IN, elsewhere=302),
}


def _officer(world: World) -> Mapping[str, Any]:
    return {"pk": world.officer.pk}


def _post(world: World) -> Mapping[str, Any]:
    return {"code": world.post.code}


PEOPLE = {
    "people:users": page("admin", refused=403, elsewhere=403),
    "people:add_user": page("admin", refused=403, elsewhere=403, posts=200),
    "people:user": page("admin", _officer),
    "people:rename": page("admin", _officer, posts=200),
    "people:set_password": page("admin", _officer, posts=200),
    "people:grant": page("admin", _officer, posts=200),
    "people:suspend": step("admin", _officer),
    "people:resume": step("admin", _officer),
    "people:remove_second_step": step("admin", _officer),
    "people:end_grant": step("admin", lambda world: {"pk": world.officer.grants.get().pk}),
    "people:posts": page("admin", refused=403, elsewhere=403),
    "people:add_post": page("admin", refused=403, elsewhere=403, posts=200),
    "people:post": page("admin", _post),
    "people:hand_over": page("admin", _post, posts=200),
    "people:act": page("admin", _post, posts=200),
    "people:end_holding": step("admin", lambda world: {"pk": world.post.holdings.get().pk}),
}

TRAILS = {
    "trail:entries": page(TRAIL, refused=403, elsewhere=200),
    "trail:entry": page(TRAIL, lambda world: {"pk": world.entry.pk}),
    "trail:record": page(TRAIL, lambda world: {"subject": world.entry.subject}),
}


def _village(world: World) -> Mapping[str, Any]:
    return {"code": world.community.area_id}


AREAS = {
    "areas:areas": page(OFFICERS, refused=403, elsewhere=200),
    "areas:area": page(OFFICERS, _village),
    "areas:children": public(),
}

REGISTERS = {
    "communities:communities": page(f"{OFFICERS} village", refused=403, elsewhere=200),
    "communities:match": page("province district secretary", refused=403, elsewhere=200, posts=200),
    "communities:community": page(f"{OFFICERS} village", _village),
    **ASSETS,
    **TOURISM,
    **RESULTS,
    **VILLAGES,
    **VOICES,
    **STATISTICS,
}


MARKETS = {
    "markets:vendors": page(SIGNED_IN, elsewhere=200),
    "markets:vendor": page(WIDER, lambda world: {"pk": world.vendor.pk}),
}


def _action(world: World) -> Mapping[str, Any]:
    return {"key": world.action.key}


def _visit(world: World) -> Mapping[str, Any]:
    return {"key": world.visit.pk}


FOLLOWUP = {
    **OLD_PAPERS,
    **BOXES,
    **PRINTS,
    **CHECKS,
    **PHONES,
    "followup:my": page(SIGNED_IN, elsewhere=200),
    "followup:board": page(SIGNED_IN, elsewhere=200),
    "followup:actions": page(SIGNED_IN, elsewhere=200),
    "followup:new_action": page("province district secretary", elsewhere=200, posts=200),
    "followup:action": page(f"{OFFICERS} village", _action),
    "followup:report": page("province district", _action, posts=200),
    "followup:change_due": page("province district secretary", _action, posts=200),
    "followup:drop": page("province district secretary", _action, posts=200),
    "followup:visits": page(SIGNED_IN, elsewhere=200),
    "followup:new_visit": page(
        "province district assigned", posts=422, form=lambda world: {"id": "x"}, query=f"?area={VILLAGE}"
    ),
    "followup:visit": page(f"{OFFICERS} village", _visit),
    "followup:photo": page(f"{OFFICERS} village", lambda world: {"key": world.visit.evidence.get().key}),
}


REPORTS = {
    "figures:list": page(OFFICERS, elsewhere=200),
    "figures:sales": page(OFFICERS, elsewhere=200),
    "figures:sales_part": page(OFFICERS, lambda world: {"name": "areas"}, elsewhere=200),
    "figures:pivot": page(OFFICERS, elsewhere=200),
    "figures:figure": page(OFFICERS, lambda world: {"name": "producers.registered"}, elsewhere=200),
    "dues:list": page(SIGNED_IN, elsewhere=200),
    "dues:week": page(SIGNED_IN, elsewhere=200),
    "dues:week_mail": step(SIGNED_IN, elsewhere=302),
    "dues:week_address": step(SIGNED_IN, elsewhere=302),
    "dues:feed": page(SIGNED_IN, elsewhere=200, posts=200),
    "dues:close_feed": step(SIGNED_IN, elsewhere=302),
    "desk:home": page(SIGNED_IN, elsewhere=200),
    "desk:summary": page(OFFICERS, elsewhere=200),
    "desk:own": page(SIGNED_IN, elsewhere=200),
    "desk:redraw_areas": page("province", refused=403, elsewhere=403),
    "desk:redrawings": page("province", refused=403, elsewhere=403),
    "desk:redraw_area": page("province", lambda world: {"code": "4015"}),
    "desk:redraw": page("province", lambda world: {"code": "4015", "kind": "recode"}, posts=422),
    "desk:redrawing": page("", lambda world: {"pk": 1}),  # nothing of the world was redrawn
    "desk:redrawing_paper": page("", lambda world: {"pk": 1}),
}


def _person(world: World) -> Mapping[str, Any]:
    return {"pk": world.person.pk}


def _breach(world: World) -> Mapping[str, Any]:
    return {"pk": world.breach.pk}


LOOK_AFTER = "province district"  # edit or reveal
REASON = {"reason": "ตรวจสอบการลงทะเบียนซ้ำ"}

PRIVACY = {
    "privacy:people": page(LOOK_AFTER, refused=403, elsewhere=200),
    "privacy:find": step(
        LOOK_AFTER, refused=403, elsewhere=200, done=302, form=lambda world: {"number": NUMBER}
    ),
    "privacy:person": page(LOOK_AFTER, _person),
    "privacy:change": page(LOOK_AFTER, _person, posts=422),
    "privacy:consent": step(LOOK_AFTER, _person),
    # The password is asked for before anything is shown, handed over or erased.
    "privacy:reveal": page("province", _person, posts=302, form=lambda world: REASON),
    "privacy:export": page("province", _person, posts=302, form=lambda world: REASON),
    "privacy:erase": page("province", _person, posts=302, form=lambda world: REASON),
    "privacy:requests": page(LOOK_AFTER, refused=403, elsewhere=200),
    "privacy:add_request": page(LOOK_AFTER, refused=403, elsewhere=200, posts=422),
    "privacy:request": page(LOOK_AFTER, lambda world: {"pk": world.request.pk}, posts=422),
    "privacy:breaches": page("province", refused=403, elsewhere=403),
    "privacy:add_breach": page("province", refused=403, elsewhere=403, posts=422),
    "privacy:breach": page("province", _breach),
    "privacy:change_breach": page("province", _breach, posts=422),
    "privacy:close_breach": step("province", _breach),
    "privacy:report": page("province", _breach),
    "privacy:contact": page("province", refused=403, elsewhere=403, posts=422),
    "privacy:rules": page("admin province district", refused=403, elsewhere=200),
    "privacy:change_rule": page(
        "admin", lambda world: {"code": "struck"}, refused=403, elsewhere=403, posts=422
    ),
    "privacy:kept": page("province", lambda world: {"code": "struck"}, refused=403, elsewhere=403),
}


def _job(world: World) -> Mapping[str, Any]:
    return {"pk": world.job.pk}


def _upload(world: World) -> Mapping[str, Any]:
    return {"pk": world.upload.pk}


def _kind(world: World) -> Mapping[str, Any]:
    return {"kind": "areas.villages"}


WORK = {
    "jobs:list": page(SIGNED_IN, elsewhere=200),
    "jobs:job": page(TRAIL, _job),
    "jobs:progress": page(TRAIL, _job),
    "jobs:result": page("admin province district", _job),
    "jobs:cancel": step("admin province district", _job),
    "jobs:retry": step("admin province district", _job),
    "jobs:uploads": page(SIGNED_IN, elsewhere=200),
    "jobs:begin": page("province district", _kind, refused=403, elsewhere=200, posts=200),
    "jobs:template": page("province district", _kind, refused=403, elsewhere=200),
    "jobs:export": page("province district", _kind, refused=403, elsewhere=200),
    "jobs:upload": page("province district", _upload),
    "jobs:refused": page("province district", _upload),
    "jobs:remarked": page("province district", _upload),
    "jobs:confirm": step("", _upload),
    "jobs:drop": step("", _upload),
    "jobs:read_again": step("", _upload),
}

TABLE: dict[str, Row] = {
    **PUBLIC,
    **ACCOUNTS,
    **PEOPLE,
    **TRAILS,
    **AREAS,
    **REGISTERS,
    **JOIN,
    **LINKS,
    **PRODUCERS,
    **REGISTRATIONS,
    **MARKS,
    **SALES,
    **MARKETS,
    **REPORT_LINKS,
    **SHEETS,
    **PLAN,
    **FOLLOWUP,
    **TRAININGS,
    **MEETINGS,
    **NEWS,
    **REPORTS,
    **WORK,
    **PRIVACY,
}
