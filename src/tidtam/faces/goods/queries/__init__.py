"""What the pages of products show; every row comes from `producers.queries.public`."""
