"""An answer as plain text, rich text for a terminal, or a line of JSON."""
