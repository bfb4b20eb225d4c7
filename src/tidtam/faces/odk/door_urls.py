"""What ODK Collect asks, outside the desk: no account."""

from django.urls import path

from tidtam.faces.odk.views import forms, submission

urlpatterns = [
    path("<str:token>/formList", forms.form_list, name="odk_list"),
    path("<str:token>/forms/<str:form>", forms.form, name="odk_form"),
    path("<str:token>/manifest/<str:form>", forms.manifest, name="odk_manifest"),
    path("<str:token>/media/<str:form>/villages.csv", forms.villages, name="odk_villages"),
    path("<str:token>/submission", submission.submission, name="odk_submission"),
]
