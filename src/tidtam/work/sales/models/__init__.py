"""The sales' models."""

from tidtam.work.sales.models.brought import Brought as Brought
from tidtam.work.sales.models.expected import Pause as Pause
from tidtam.work.sales.models.explained import Explanation as Explanation
from tidtam.work.sales.models.facts import AMOUNTS as AMOUNTS
from tidtam.work.sales.models.facts import UNSPLIT as UNSPLIT
from tidtam.work.sales.models.facts import Change as Change
from tidtam.work.sales.models.facts import ChangeKind as ChangeKind
from tidtam.work.sales.models.facts import Sale as Sale
from tidtam.work.sales.models.facts import SaleSet as SaleSet
from tidtam.work.sales.models.links import ReportLink as ReportLink
from tidtam.work.sales.models.months import ProvinceMonth as ProvinceMonth
from tidtam.work.sales.models.reports import OFFICIAL as OFFICIAL
from tidtam.work.sales.models.reports import Report as Report
from tidtam.work.sales.models.reports import ReportSet as ReportSet
from tidtam.work.sales.models.reports import ReportSource as ReportSource
from tidtam.work.sales.models.reports import ReportState as ReportState
from tidtam.work.sales.models.reports import ReportStep as ReportStep
from tidtam.work.sales.models.reports import Standing as Standing
from tidtam.work.sales.models.reports import standing_of as standing_of
from tidtam.work.sales.models.targets import Target as Target
from tidtam.work.sales.models.totals import ChannelTotal as ChannelTotal
from tidtam.work.sales.models.totals import Kept as Kept
from tidtam.work.sales.models.totals import KindTotal as KindTotal
from tidtam.work.sales.models.totals import Period as Period
from tidtam.work.sales.models.totals import ProducerTotal as ProducerTotal
from tidtam.work.sales.models.totals import Total as Total
