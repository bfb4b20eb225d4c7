"""What a village of the programme offers to visitors, and how far it stands on the public site.

A record that is public stays as it is until a change of it was reviewed: whoever edits it edits a draft beside it
(`draft_of`), which takes its place when it is approved. What everybody sees is only ever in state `published`.
"""

from tidtam.registers.tourism.models.offer import Kind as Kind
from tidtam.registers.tourism.models.offer import Offer as Offer
from tidtam.registers.tourism.models.offer import OfferDate as OfferDate
from tidtam.registers.tourism.models.offer import OfferSet as OfferSet
from tidtam.registers.tourism.models.offer import Recurs as Recurs
from tidtam.registers.tourism.models.picture import Picture as Picture
from tidtam.registers.tourism.models.picture import PictureSet as PictureSet
from tidtam.registers.tourism.models.picture import Role as Role
from tidtam.registers.tourism.models.village_page import Access as Access
from tidtam.registers.tourism.models.village_page import Receives as Receives
from tidtam.registers.tourism.models.village_page import VillagePage as VillagePage
from tidtam.registers.tourism.models.village_page import VillagePageSet as VillagePageSet
