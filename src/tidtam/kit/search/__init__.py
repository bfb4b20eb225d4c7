"""Search: what a row is found by, what was asked for, and how a database finds it; one way for every list.

Every word that was typed must be found in a row. A word of three characters or more is found wherever it
stands; a shorter one where a word begins. A Thai word that sounds at least four letters long is also found by
its sound, so that วังคูน finds วังคูณ; shorter ones are not, or ผา would bring every ผ้า.
"""

from tidtam.kit.search.beside import Beside as Beside
from tidtam.kit.search.beside import Made as Made
from tidtam.kit.search.beside import Named as Named
from tidtam.kit.search.beside import made as made
from tidtam.kit.search.filling import Filling as Filling
from tidtam.kit.search.filling import filled_by_the_batch as filled_by_the_batch
from tidtam.kit.search.index import search_index as search_index
from tidtam.kit.search.index import search_statistics as search_statistics
from tidtam.kit.search.keys import Keys as Keys
from tidtam.kit.search.keys import indexable as indexable
from tidtam.kit.search.keys import joined as joined
from tidtam.kit.search.keys import keys as keys
from tidtam.kit.search.narrow import Searched as Searched
from tidtam.kit.search.narrow import found as found
from tidtam.kit.search.narrow import holds as holds
from tidtam.kit.search.near import near as near
from tidtam.kit.search.typed import Word as Word
from tidtam.kit.search.typed import stands_in as stands_in
from tidtam.kit.search.typed import words as words
