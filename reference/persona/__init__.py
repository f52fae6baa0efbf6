"""The parts of Persona: a mask that a flow makes out of noise."""
