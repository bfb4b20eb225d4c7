"""The pages of products, producers and marks."""
