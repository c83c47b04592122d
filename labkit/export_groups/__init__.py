"""Export groups: can three to five firms share one export executive?"""
