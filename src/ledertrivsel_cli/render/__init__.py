"""Pure functions from a plan to documents. The kinds do not import each other."""
