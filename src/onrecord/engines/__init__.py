"""Run the stages: in this process, in several."""
