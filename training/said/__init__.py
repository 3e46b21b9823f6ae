"""How the weights of `onrecord.reading.speech_dates.weights` were made: `python -m training.said --data ../shared/data`."""
