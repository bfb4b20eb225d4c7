"""The desk's screens."""

from tidtam.faces.desk.views.home import home as home
from tidtam.faces.desk.views.home import own as own
from tidtam.faces.desk.views.home import summary as summary
