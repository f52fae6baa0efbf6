"""What `ape run bench` measures, a file a subject; each returns figures by their keys."""
