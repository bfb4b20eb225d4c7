from django.urls import path

from tidtam.registers.marks.views import assessments, lists, papers, results

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
]
