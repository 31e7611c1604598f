"""Words to choose from that the command line and the group file share; nothing is imported for them."""

from typing import Literal

CardSize = Literal["a6", "a7"]
Backs = Literal["none", "duplex"]
Poster = Literal["a3", "a1"]
