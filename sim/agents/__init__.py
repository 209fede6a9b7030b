"""Who lives and works in the district: one file per kind of person or organisation."""
