"""What happens to news while nobody looks."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from tidtam.ground.jobs.registry import job
from tidtam.ground.jobs.running import Running
from tidtam.reporting.news.actions import appear, forget_connections
from tidtam.reporting.news.models import Article


@job(
    "news.forget",
    title=_("Nightly erasure of commenters' connections"),
    daily=time(2, 45),
    priority=-10,
    quiet=True,
)
def forget(job: Running) -> None:
    """The law's days are over."""
    forget_connections()


@job("news.appear", title=_("An article appears at its hour"), quiet=True, repeatable=False)
def show(job: Running) -> None:
    """Withdrawn in the meantime, or put off: nothing happens."""
    article = Article.objects.filter(pk=job.payload["article"]).first()
    if article is not None:
        appear(article)
