from django.urls import path

from tidtam.registers.marks.views import assessments, editor, lists, papers, results, schemes

app_name = "marks"

urlpatterns = [
    path("marks/", lists.awards, name="list"),
    path("marks/<int:pk>/", results.award, name="award"),
    path("marks/<int:pk>/certificate/", papers.certificate, name="certificate"),
    path("marks/<int:pk>/revoke/", results.revoke, name="revoke"),
    path("marks/products/<int:pk>/", results.product, name="product"),
    path("marks/products/<int:pk>/assess/", assessments.begin, name="begin"),
    path("assessments/", assessments.assessments, name="assessments"),
    path("assessments/<int:pk>/", assessments.assessment, name="assessment"),
    path("assessments/<int:pk>/assessor/", assessments.add_assessor, name="add_assessor"),
    path("assessments/<int:pk>/cancel/", assessments.cancel, name="cancel"),
    path("assessments/<int:pk>/decide/", results.decide, name="decide"),
    path("assessments/<int:pk>/sheet.pdf", papers.blank, name="blank"),
    path("assessments/<int:pk>/summary.pdf", papers.summary_sheet, name="summary"),
    path("sheets/<int:pk>/", assessments.sheet, name="sheet"),
    path("sheets/<int:pk>/give-back/", assessments.give_back, name="give_back"),
    path("sheets/<int:pk>/dismiss/", assessments.dismiss, name="dismiss"),
    path("schemes/", schemes.schemes, name="schemes"),
    path("schemes/new/", schemes.new_scheme, name="new_scheme"),
    path("schemes/load/<slug:code>/", schemes.load, name="load"),
    path("schemes/<int:pk>/", schemes.version, name="version"),
    path("schemes/<int:pk>/copy/", schemes.new_version, name="new_version"),
    path("schemes/<int:pk>/end/", schemes.end, name="end"),
    path("schemes/<int:pk>/publish/", schemes.publish, name="publish"),
    path("schemes/<int:pk>/drop/", schemes.drop, name="drop"),
    path("schemes/<int:pk>/scheme.json", schemes.download, name="download"),
    path("schemes/<int:pk>/sheet.pdf", papers.blank_of_version, name="blank_of_version"),
    path("schemes/<int:pk>/head/", editor.head, name="head"),
    path("schemes/<int:pk>/upload/", editor.upload, name="upload"),
    path("schemes/<int:pk>/<slug:part>/", editor.part, name="part"),
]
