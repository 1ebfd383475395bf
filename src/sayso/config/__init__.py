"""Configuration: found from the file upward, merged, validated, and able to say where every value comes from."""

from sayso.config.cascade import Configs
from sayso.config.selection import select
from sayso.config.settings import Explained, Settings

__all__ = ["Configs", "Explained", "Settings", "select"]
