"""Districts: which type of industrial district is it, and what may become of it?"""
