"""What groups or joins; `public` is what everybody may read."""
