"""What is read of the sales: sums at any moment, months of a producer, who reported and who did not."""
