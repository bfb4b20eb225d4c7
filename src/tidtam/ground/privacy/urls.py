from django.urls import path

from tidtam.ground.privacy.views import breaches, people, requests, retention, rights

app_name = "privacy"

urlpatterns = [
    path("privacy/", people.people, name="people"),
    path("privacy/find/", people.find, name="find"),
    path("privacy/<int:pk>/", people.person, name="person"),
    path("privacy/<int:pk>/change/", people.change, name="change"),
    path("privacy/<int:pk>/consent/", people.consent, name="consent"),
    path("privacy/<int:pk>/reveal/", rights.reveal, name="reveal"),
    path("privacy/<int:pk>/export/", rights.export, name="export"),
    path("privacy/<int:pk>/erase/", rights.erase, name="erase"),
    path("privacy/requests/", requests.requests, name="requests"),
    path("privacy/requests/new/", requests.add_request, name="add_request"),
    path("privacy/requests/<int:pk>/", requests.request_, name="request"),
    path("privacy/breaches/", breaches.breaches, name="breaches"),
    path("privacy/breaches/new/", breaches.add_breach, name="add_breach"),
    path("privacy/breaches/<int:pk>/", breaches.breach, name="breach"),
    path("privacy/breaches/<int:pk>/change/", breaches.change_breach, name="change_breach"),
    path("privacy/breaches/<int:pk>/close/", breaches.close_breach, name="close_breach"),
    path("privacy/breaches/<int:pk>/report/", breaches.report, name="report"),
    path("privacy/contact/", retention.contact, name="contact"),
    path("privacy/rules/", retention.rules, name="rules"),
    path("privacy/rules/<slug:code>/change/", retention.change_rule, name="change_rule"),
    path("privacy/rules/<slug:code>/kept/", retention.kept, name="kept"),
]
