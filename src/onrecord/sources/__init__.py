"""Files, feeds, archives, web: whatever a user has, as captures."""

from onrecord.sources.captures import captures
from onrecord.sources.options import Options, WebOptions

__all__ = ["Options", "WebOptions", "captures"]
