"""The pipelines lab: local buzz, global pipelines, and who carries what between clusters."""
