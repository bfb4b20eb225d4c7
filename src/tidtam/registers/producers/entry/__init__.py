"""Own entry on a phone by a link: its steps, and what is kept of it until it is sent."""
