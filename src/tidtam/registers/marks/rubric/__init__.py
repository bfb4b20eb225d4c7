"""How a scheme comes to its result, as plain values: read, checked, applied. Knows no table and no screen."""
