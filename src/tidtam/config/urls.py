"""Every address of the house; nothing else of config knows a room."""

from django.urls import include, path

from tidtam.kit.public import public_paths

urlpatterns = [
    *public_paths("tidtam.faces.site.public_urls"),
    *public_paths("tidtam.faces.goods.public_urls"),
    *public_paths("tidtam.faces.planner.public_urls"),
    path("", include("tidtam.kit.urls")),
    path("verify/", include("tidtam.registers.marks.public_urls")),
    path("accounts/", include("tidtam.ground.people.urls")),
    path("accounts/", include("tidtam.ground.people.login_urls")),
    path("verify/", include("tidtam.registers.producers.verify_urls")),
    path("open/", include("tidtam.reporting.meetings.open_urls")),
    path("v/", include("tidtam.reporting.meetings.public_urls")),
    path("join/", include("tidtam.registers.producers.join_urls")),
    path("tell/", include("tidtam.work.sales.tell_urls")),
    path("picture/", include("tidtam.registers.tourism.public_urls")),
    *public_paths("tidtam.reporting.prints.public_urls"),
    path("photo/", include("tidtam.registers.producers.public_urls")),
    path("village/", include("tidtam.work.villagers.public_urls")),
    *public_paths("tidtam.reporting.news.public_urls"),
    path("calendar/", include("tidtam.reporting.dues.calendar_urls")),
    path("field/", include("tidtam.faces.field.urls")),
    path("odk/", include("tidtam.faces.odk.door_urls")),
    path("desk/", include("tidtam.faces.desk.urls")),
    path("desk/", include("tidtam.ground.trail.urls")),
    path("desk/", include("tidtam.ground.areas.urls")),
    path("desk/", include("tidtam.ground.jobs.urls")),
    path("desk/", include("tidtam.ground.privacy.urls")),
    path("desk/", include("tidtam.ground.codes.urls")),
    path("desk/", include("tidtam.registers.producers.urls")),
    path("desk/", include("tidtam.registers.marks.urls")),
    path("desk/", include("tidtam.registers.communities.urls")),
    path("desk/", include("tidtam.registers.assets.urls")),
    path("desk/", include("tidtam.registers.tourism.urls")),
    path("desk/", include("tidtam.registers.centres.urls")),
    path("desk/", include("tidtam.registers.signs.urls")),
    path("desk/", include("tidtam.work.plan.urls")),
    path("desk/", include("tidtam.work.sales.urls")),
    path("desk/", include("tidtam.work.markets.urls")),
    path("desk/", include("tidtam.work.training.urls")),
    path("here/", include("tidtam.work.training.sign_urls")),
    path("desk/", include("tidtam.work.results.urls")),
    path("desk/", include("tidtam.work.followup.urls")),
    path("desk/", include("tidtam.work.villagers.urls")),
    path("desk/", include("tidtam.work.voices.urls")),
    path("desk/", include("tidtam.work.guests.urls")),
    path("desk/", include("tidtam.work.routes.urls")),
    path("desk/", include("tidtam.reporting.figures.urls")),
    path("desk/", include("tidtam.reporting.intake.urls")),  # before meetings: "intake" is no body's code
    path("desk/", include("tidtam.reporting.meetings.urls")),
    path("desk/", include("tidtam.reporting.news.urls")),
    path("desk/", include("tidtam.reporting.dues.urls")),
    path("desk/", include("tidtam.reporting.box.urls")),
    path("desk/", include("tidtam.reporting.prints.urls")),
    path("desk/", include("tidtam.reporting.statistics.urls")),
    path("desk/", include("tidtam.faces.odk.urls")),
    *public_paths("tidtam.work.guests.public_urls"),
    *public_paths("tidtam.work.routes.public_urls"),
    *public_paths("tidtam.registers.centres.public_urls"),
    *public_paths("tidtam.faces.open.public_urls"),
]

handler400 = "tidtam.kit.views.bad_request"
handler403 = "tidtam.kit.views.forbidden"
handler404 = "tidtam.kit.views.not_found"
handler500 = "tidtam.kit.views.server_error"
