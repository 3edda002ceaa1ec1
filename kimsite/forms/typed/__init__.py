"""Text as people type it, made regular or refused.

Every refusal is a PydanticCustomError whose type is a code of the message catalogue, so that the
sentence the user reads is written there and not here.
"""
