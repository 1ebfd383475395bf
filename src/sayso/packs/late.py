"""The description of a rule as it is kept: what only a rule with something to say needs is read when it is asked for."""

import json
from collections.abc import Mapping
from typing import Any

from sayso.packs import cache

_LATER = ("entries", "literals")


def packed(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return a rule's description with its entries, and who waits for which literal, as text: half of what a pack holds."""
    later = {key: spec[key] for key in _LATER}
    return {**{key: value for key, value in spec.items() if key not in later}, "terms": list(spec["literals"]), "later": cache.dump(later)}


class Late(dict[str, Any]):
    """Hold a rule's description, packed or not."""

    def __missing__(self, key: str) -> Any:
        """Read what is packed, when the first of it is asked for."""
        if key not in _LATER or "later" not in self:
            raise KeyError(key)
        self.update(json.loads(self["later"]))  # which stays, for other threads
        return self[key]
