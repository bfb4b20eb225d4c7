"""The lists that the register chooses from: what is in them, a new entry, another name."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.forms import WholeField
from tidtam.registers.assets.forms import refuse
from tidtam.registers.assets.models import Listed
from tidtam.registers.assets.refusals import AssetRefused
from tidtam.registers.assets.words import LISTS, WordRow, keep_word, keeps_words

TITLES = {"kinds": gettext_lazy("Kinds of assets"), "conditions": gettext_lazy("Conditions, the best first")}


class WordForm(forms.Form):
    """One entry; its code stays as it was first given."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("Small Latin letters, digits, - and _; it stays as it is."),
    )
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120)
    order = WholeField(label=gettext_lazy("Place in the list"), most=999, required=False)
    is_broken = forms.BooleanField(
        label=gettext_lazy("Something has to be done about it: it becomes a matter"), required=False
    )

    def __init__(self, *args: object, name: str, new: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not new:
            del self.fields["code"]
        if name != "conditions":
            del self.fields["is_broken"]


@require_safe
@login_required
def words(request: SignedIn) -> HttpResponse:
    if not request.user.reach("view"):
        raise PermissionDenied
    lists = [(name, TITLES[name], list(model._default_manager.all())) for name, model in LISTS.items()]
    content = {"lists": lists, "may_change": keeps_words(request.user)}
    return render(request, "assets/words.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def new_word(request: SignedIn, name: str) -> HttpResponse:
    return _word(request, name, None)


@require_http_methods(["GET", "POST"])
@login_required
def change_word(request: SignedIn, name: str, code: str) -> HttpResponse:
    if name not in LISTS:
        raise Http404
    return _word(request, name, get_object_or_404(LISTS[name]._default_manager.all(), code=code))


def _word(request: SignedIn, name: str, entry: Listed | None) -> HttpResponse:
    if name not in LISTS or not keeps_words(request.user):
        raise Http404
    begun = (
        {key: getattr(entry, key, None) for key in ("name_th", "name_en", "order", "is_broken")}
        if entry
        else {}
    )
    form = WordForm(request.POST or None, initial=begun, name=name, new=entry is None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        row = WordRow(data["name_th"], data["name_en"], data["order"], data.get("is_broken", False))
        try:
            keep_word(name, entry.code if entry else data["code"], row, new=entry is None, by=request.user)
        except AssetRefused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The list is changed."))
            return redirect("assets:words")
    content = {"form": form, "title": TITLES[name], "entry": entry}
    return render(request, "assets/word.html", content, status=422 if form.errors else 200)
