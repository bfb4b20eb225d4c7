"""A panel drawn to scale: laid out once in millimetres, written as one SVG for the page and for the paper."""
