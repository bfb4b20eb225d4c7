"""A person's address for ODK Collect, and taking in what comes to it."""

from tidtam.faces.odk.actions.keys import close_key as close_key
from tidtam.faces.odk.actions.keys import open_key as open_key
from tidtam.faces.odk.actions.settling import settle as settle
from tidtam.faces.odk.actions.taking import bring as bring
from tidtam.faces.odk.actions.taking import take as take
from tidtam.faces.odk.actions.taking import take_again as take_again
