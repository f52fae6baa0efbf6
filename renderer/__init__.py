"""What drawings look like: pictures, contact sheets, the gallery and surveys. Draws nothing for itself."""
