"""Puts tests/ on the path, so that all test files can share office.py."""
