"""Products and producers as visitors see them, what a mark means, and the short page behind a printed QR."""
