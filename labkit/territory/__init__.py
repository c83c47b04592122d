"""The territory lab: five years of public money over the levers of the other labs."""
