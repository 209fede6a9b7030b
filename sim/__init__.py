"""A district as agents: community officers, squads, detectives, partners and citizens who tell each other things, or do not."""
