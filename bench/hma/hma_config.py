"""HMA as a matcher of PDQ alone, as its own example for one role has it."""

import os

from OpenMediaMatch.storage.postgres.impl import DefaultOMMStore
from threatexchange.content_type.photo import PhotoContent
from threatexchange.signal_type.pdq.signal import PdqSignal

DATABASE_URI = os.environ["HMA_DATABASE"]
PRODUCTION = True
ROLE_MATCHER = True
TASK_INDEX_CACHE = True
INDEX_CACHE_MAX_STALE_SEC = 0
STORAGE_IFACE_INSTANCE = DefaultOMMStore(signal_types=[PdqSignal], content_types=[PhotoContent], exchange_types=[])
