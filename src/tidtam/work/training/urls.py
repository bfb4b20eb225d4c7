from django.urls import path

from tidtam.work.training.views import attendance, outcomes, papers, producers, signing, trainings

app_name = "training"

urlpatterns = [
    path("trainings/", trainings.trainings, name="list"),
    path("trainings/new/", trainings.new_training, name="new_training"),
    path("trainings/producers/", producers.trained, name="trained"),
    path("trainings/producers/<int:pk>/", producers.producer, name="producer"),
    path("trainings/changes/", outcomes.outcomes, name="outcomes"),
    path("trainings/changes/<uuid:key>/", outcomes.outcome, name="outcome"),
    path("trainings/changes/<uuid:key>/check/", outcomes.check, name="check"),
    path("trainings/changes/<uuid:key>/withdraw/", outcomes.withdraw, name="withdraw"),
    path("trainings/pictures/<uuid:key>/", outcomes.picture, name="picture"),
    path("trainings/people/<uuid:key>/change/", outcomes.new_outcome, name="new_outcome"),
    path("trainings/people/<uuid:key>/countersign/", attendance.sign_for, name="countersign"),
    path("trainings/people/<uuid:key>/strike/", attendance.strike, name="strike"),
    path("trainings/<uuid:key>/", trainings.training, name="training"),
    path("trainings/<uuid:key>/edit/", trainings.change, name="change"),
    path("trainings/<uuid:key>/call-off/", trainings.call_off, name="call_off"),
    path("trainings/<uuid:key>/people/", attendance.people, name="people"),
    path("trainings/<uuid:key>/people/add/", attendance.add, name="add"),
    path("trainings/<uuid:key>/unchanged/", outcomes.unchanged, name="unchanged"),
    path("trainings/<uuid:key>/link/", signing.link, name="link"),
    path("trainings/<uuid:key>/link/new/", signing.renew, name="renew"),
    path("trainings/<uuid:key>/sheet.pdf", papers.sheet, name="sheet"),
    path("trainings/<uuid:key>/report.pdf", papers.report, name="report"),
]
