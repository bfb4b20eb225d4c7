"""The week's mail as it would come, having it or not, and the text for LINE."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people.actions import set_address
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.dues import Due
from tidtam.kit.site import site
from tidtam.kit.thai import sort_key
from tidtam.reporting.dues import queries
from tidtam.reporting.dues.letters import PRESSING, for_line, letter, week_of
from tidtam.reporting.dues.mailing import choose_week_mail
from tidtam.reporting.dues.models import NoWeekMail


class AddressForm(forms.Form):
    """Where one's own mail goes; empty is nowhere."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=254)


@require_safe
@login_required
def week(request: SignedIn) -> HttpResponse:
    """What the next mail would say; below it the text of one post or district for a group on LINE."""
    return _page(request, None)


def _page(request: SignedIn, form: AddressForm | None) -> HttpResponse:
    today = clock.today()
    owed = week_of(request.user, today)
    found = [due for due in queries.dues(request.user, today=today) if due.state in PRESSING]
    posts, districts = _posts(found), [(row.code, row.label) for row in queries.by_district(found)]
    post, district = request.GET.get("post", ""), request.GET.get("district", "")
    chosen = [
        due
        for due in found
        if (not post or due.post_code == post) and (not district or due.area.startswith(district))
    ]
    named = [dict(posts).get(post, ""), dict(districts).get(district, "")]
    content = {
        "form": form or AddressForm(initial={"email": request.user.email}),
        "letter": letter(owed, today, site()) if owed else None,
        "wanted": not NoWeekMail.objects.filter(user=request.user).exists(),
        "posts": posts,
        "districts": districts,
        "post": post,
        "district": district,
        "line": for_line(chosen, " · ".join(filter(None, [_("What is owed"), *named])), today)
        if chosen
        else "",
    }
    return render(request, "dues/week.html", content, status=422 if form else 200)


def _posts(found: list[Due]) -> list[tuple[str, str]]:
    named = {due.post_code: due.post for due in found if due.post_code}
    return sorted(named.items(), key=lambda pair: sort_key(pair[1]))


@require_POST
@login_required
def week_mail(request: SignedIn) -> HttpResponse:
    """Have the mail or not."""
    wanted = "wanted" in request.POST
    if choose_week_mail(request.user, wanted=wanted):
        said = _("The week's mail comes again.") if wanted else _("The week's mail comes no more.")
        messages.success(request, said)
    return redirect("dues:week")


@require_POST
@login_required
def week_address(request: SignedIn) -> HttpResponse:
    """Where my mail goes."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    set_address(request.user, form.cleaned_data["email"])
    messages.success(request, _("The address is kept."))
    return redirect("dues:week")
