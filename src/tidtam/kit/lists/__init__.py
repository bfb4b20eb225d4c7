"""Lists: pages, order, filters, XLSX and CSV of everything that the filters let through; see `listing`."""

from tidtam.kit.lists.columns import Filter as Filter
from tidtam.kit.lists.columns import ListColumn as ListColumn
from tidtam.kit.lists.listing import Listing as Listing
from tidtam.kit.lists.listing import listing as listing
