"""Is there a right share of distant ties? Rings, clusters, and knowledge that passes along their ties."""
