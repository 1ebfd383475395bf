"""The engine: run the rules that are on over an article, and turn what they find into a report on the file."""

from sayso.engine.active import Active, Policy
from sayso.engine.run import Engine

__all__ = ["Active", "Engine", "Policy"]
