"""The cache of public pages: whole pages as bytes, in a folder, by address.

What a page was made from is told by `kit.public.made_of`; every change names its subject in the trail. A change drops
the pages made from that subject or from anything of its kind, as soon as it stands. See docs/decisions/0030.
"""

from tidtam.kit.pages.dropping import drop as drop
