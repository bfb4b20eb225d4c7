"""Rounds past places: gaps to the best values known, on files of the public format or on instances made here."""
