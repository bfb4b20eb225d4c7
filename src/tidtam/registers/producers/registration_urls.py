"""The addresses of registrations and rounds, within those of the room."""

from django.urls import path

from tidtam.registers.producers.views import documents, papers, registrations, rounds, steps

ALL = "producers/registrations/"
ONE = f"{ALL}<int:pk>/"

urlpatterns = [
    path("producers/<int:pk>/register/", registrations.start_registration, name="start_registration"),
    path(ALL, registrations.registrations, name="registrations"),
    path(f"{ALL}many/<slug:move>/", steps.steps, name="steps"),
    path(f"{ALL}agenda.pdf", papers.agenda, name="agenda"),
    path(ONE, registrations.registration, name="registration"),
    path(f"{ONE}products/", registrations.registration_products, name="registration_products"),
    path(f"{ONE}steps/<slug:move>/", steps.step, name="step"),
    path(f"{ONE}papers/<slug:kind>/", documents.hand_in, name="hand_in"),
    path(f"{ONE}slip.pdf", papers.slip, name="slip"),
    path(f"{ONE}certificate.pdf", papers.certificate, name="certificate"),
    path(f"{ALL}products/<int:pk>/strike/", registrations.strike_product, name="strike_product"),
    path(f"{ALL}products/<int:pk>/restore/", registrations.restore_product, name="restore_product"),
    path(f"{ALL}documents/<int:pk>/", documents.document, name="document"),
    path(f"{ALL}documents/<int:pk>/refuse/", documents.refuse_document, name="refuse_document"),
    path(f"{ALL}documents/<int:pk>/drop/", documents.drop_copy, name="drop_copy"),
    path("producers/rounds/", rounds.rounds, name="rounds"),
    path("producers/rounds/new/", rounds.new_round, name="new_round"),
    path("producers/rounds/<slug:code>/", rounds.change_round, name="change_round"),
]
