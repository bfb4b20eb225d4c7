from django.urls import path

from tidtam.ground.jobs.views import jobs, uploads

app_name = "jobs"

urlpatterns = [
    path("jobs/", jobs.jobs, name="list"),
    path("jobs/<uuid:pk>/", jobs.job, name="job"),
    path("jobs/<uuid:pk>/progress.json", jobs.progress, name="progress"),
    path("jobs/<uuid:pk>/result/", jobs.result, name="result"),
    path("jobs/<uuid:pk>/cancel/", jobs.stop, name="cancel"),
    path("jobs/<uuid:pk>/retry/", jobs.again, name="retry"),
    path("uploads/", uploads.uploads, name="uploads"),
    path("uploads/new/<str:kind>/", uploads.begin, name="begin"),
    path("uploads/new/<str:kind>/template.xlsx", uploads.template, name="template"),
    path("uploads/new/<str:kind>/register/", uploads.export, name="export"),
    path("uploads/<uuid:pk>/", uploads.upload, name="upload"),
    path("uploads/<uuid:pk>/confirm/", uploads.confirm, name="confirm"),
    path("uploads/<uuid:pk>/drop/", uploads.drop, name="drop"),
    path("uploads/<uuid:pk>/again/", uploads.read_again, name="read_again"),
    path("uploads/<uuid:pk>/refused.xlsx", uploads.refused, name="refused"),
    path("uploads/<uuid:pk>/remarks.xlsx", uploads.remarked, name="remarked"),
]
