"""Printed matter from facts: which template, which inputs, which photographs in which shape."""

from tidtam.reporting.prints.papers.brochure import Fold, Form, brochure
from tidtam.reporting.prints.papers.job import Job

__all__ = ["Fold", "Form", "Job", "brochure"]
