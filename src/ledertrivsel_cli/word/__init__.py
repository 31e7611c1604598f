"""Word documents read as plain data: what people wrote in the fields of an action plan, and where."""
