"""The hybrid path's desk: follows an Orchestrator, has its requests made, and anchors what was made."""
