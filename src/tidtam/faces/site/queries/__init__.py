"""What the visitors' pages are made from: villages and offers as cards, search, places of the map."""
