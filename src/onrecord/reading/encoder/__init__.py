"""Reading with the encoder: windows and features out of text, statements and names out of its outputs. Pure."""

from onrecord.reading.encoder.reader import Encoder, EncoderReader

__all__ = ["Encoder", "EncoderReader"]
