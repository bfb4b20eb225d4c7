"""The demo province: Khon Kaen's geography and the article's villages, everything else invented."""
