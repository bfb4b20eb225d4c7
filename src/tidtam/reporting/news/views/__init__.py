"""Screens of the news: reading, writing and feeds for everybody; the newsroom for officers."""
