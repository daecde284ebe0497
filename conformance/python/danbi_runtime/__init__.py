"""A second runtime for Danbi plans, written from docs/plan.md, the JSON Schemas and the conformance cases alone."""
