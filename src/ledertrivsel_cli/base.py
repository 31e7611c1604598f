"""What all written models have in common: no unknown keys, nothing changed after reading, and a few small types."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PARTS = (1, 2, 3)
Form = Literal["alene", "par", "grupper", "alle"]
Angle = Literal["A", "B", "C", "D", "E"]
Weight = Literal["let", "mellem", "svaer"]
Whole = Annotated[int, Field(strict=True)]
Truth = Annotated[bool, Field(strict=True)]
PartNumber = Annotated[Whole, Field(ge=1, le=3)]


class Model(BaseModel):
    """Base of everything that is written in YAML: no unknown keys, nothing changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")
