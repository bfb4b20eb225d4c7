from django.urls import re_path

from tidtam.kit.public import public
from tidtam.reporting.prints.views.everybody import district, village

app_name = "prints"

urlpatterns = [
    re_path(r"^village/(?P<code>[0-9]{8})/brochure\.pdf$", public(village), name="brochure"),
    re_path(r"^district/(?P<code>[0-9]{4})/brochure\.pdf$", public(district), name="district_brochure"),
]
