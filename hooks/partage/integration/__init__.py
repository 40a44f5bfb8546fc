"""What a forge is told about a proposal, and asked of the person who makes one."""
