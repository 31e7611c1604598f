"""What all written models have in common: no unknown keys, nothing changed after reading, and a few small types."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .text import Text

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


class Blank(Model):
    """A form to fill in: a known key with nothing after it is as good as not there."""

    model_config = ConfigDict(json_schema_extra={"blank": True})

    @model_validator(mode="before")
    @classmethod
    def _drop_blanks(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: item for key, item in value.items() if item is not None or key not in cls.model_fields}


class Notes(Model):
    """What the facilitator reads below a slide. The time is put in when the agenda is made."""

    do: Text
    say: Text
    watch: Text
