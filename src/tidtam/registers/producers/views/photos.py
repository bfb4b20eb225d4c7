"""Photos of producers and products: shown to whoever may see the record, kept by whoever may describe it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.files import sent
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.registers.producers import queries
from tidtam.registers.producers.actions import add_photos, caption_photo, remove_photo, show_first
from tidtam.registers.producers.forms import refuse
from tidtam.registers.producers.forms.standard import CaptionForm, PhotosForm
from tidtam.registers.producers.models import Photo, Producer, Product


@require_safe
@login_required
def photo(request: SignedIn, pk: int) -> HttpResponseBase:
    """A picture, to whoever may see the producer."""
    rows = Photo.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, pk=pk).file, thumbnail="small" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_producer(request: SignedIn, pk: int) -> HttpResponseBase:
    """The producer's own photos, and the form to add more."""
    rows = Producer.objects.open_to(request.user, "describe").standing()
    return _photos(request, get_object_or_404(rows, pk=pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def of_product(request: SignedIn, pk: int) -> HttpResponseBase:
    """A product's photos, and the form to add more."""
    rows = Product.objects.open_to(request.user, "describe").filter(producer__merged_into=None)
    found = get_object_or_404(rows.select_related("producer"), pk=pk)
    return _photos(request, found.producer, found)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, pk: int) -> HttpResponseBase:
    """What is to be seen on a photo; its place among the others; taking it out."""
    found = _open(request, pk)
    form = CaptionForm(request.POST) if request.method == "POST" else CaptionForm.of(found)
    if request.method == "POST" and form.is_valid():
        caption_photo(found, **form.cleaned_data, by=request.user)
        messages.success(request, _("The caption is saved."))
        return redirect(_back(found.producer, found.product))
    return render(
        request,
        "producers/photo.html",
        {
            "photo": found,
            "form": form,
            "producer": found.producer,
            "back": _back(found.producer, found.product),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@login_required
def first(request: SignedIn, pk: int) -> HttpResponseBase:
    """Make it the one that lists and papers show."""
    found = _open(request, pk)
    show_first(found, by=request.user)
    messages.success(request, _("This photo comes first now."))
    return redirect(_back(found.producer, found.product))


@require_POST
@login_required
def remove(request: SignedIn, pk: int) -> HttpResponseBase:
    """Take the photo out."""
    found = _open(request, pk)
    remove_photo(found, by=request.user)
    messages.success(request, _("The photo is taken out."))
    return redirect(_back(found.producer, found.product))


def _open(request: SignedIn, pk: int) -> Photo:
    rows = Photo.objects.open_to(request.user, "describe").filter(producer__merged_into=None)
    return get_object_or_404(rows.select_related("producer", "product", "file"), pk=pk)


def _back(producer: Producer, product: Product | None) -> str:
    if product is not None:
        return reverse("producers:product_photos", args=[product.pk])
    return reverse("producers:photos", args=[producer.pk])


def _photos(request: SignedIn, producer: Producer, product: Product | None) -> HttpResponseBase:
    given = request.method == "POST"
    form = PhotosForm(request.POST, request.FILES) if given else PhotosForm()
    stored: list[File] = []
    if given:
        try:
            stored = sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
        except sent.PhotosRefused as problem:
            form.add_error("photos", problem)
            stored = problem.files
        if form.is_valid() and not stored:
            form.add_error("photos", _("Choose at least one photo."))
        if form.is_valid():
            try:
                credit = form.cleaned_data["credit"]
                add_photos(producer, stored, product=product, credit=credit, by=request.user)
            except ValidationError as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("The photos are kept."))
                return redirect(_back(producer, product))
    content = {
        "form": form,
        "producer": producer,
        "product": product,
        "photos": queries.photos_of(producer, product),
        "stored": [(file, sent.token(file, request.user)) for file in stored],
        "allowed": "photo" in queries.allowed(producer),
    }
    return render(request, "producers/photos.html", content, status=422 if given else 200)
