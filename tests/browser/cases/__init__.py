"""One row for each explorer: what differs between them where all are tested alike."""

from .activation import ACTIVATION
from .bias import BIAS
from .descent import DESCENT, HOME
from .rate import RATE

EXPLORERS = (DESCENT, BIAS, RATE, ACTIVATION)
EVERYWHERE = (*EXPLORERS, HOME)

__all__ = ["ACTIVATION", "BIAS", "DESCENT", "EVERYWHERE", "EXPLORERS", "HOME", "RATE"]
