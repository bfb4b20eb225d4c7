"""Why an amount that looks wrong is right: said once, and kept."""

from django.db import models

from tidtam.kit.fields import CodeField
from tidtam.work.sales.models.reports import Report


class Explanation(models.Model):
    """A flag of a report explained away. check: its code; subject: what it is about, "" the whole report.

    said: the flag's own sentence, as it stood when it was explained; it explains that one and no other.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="explanations")
    check_code = CodeField(max_length=30)
    subject = CodeField(max_length=60, blank=True)
    said = models.CharField(max_length=600)
    text = models.CharField(max_length=400)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["report", "check_code"], name="explanation_report")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.check_code}"
