"""One module per thing that the site publishes: Site → outputs. Pure, and strangers to each other."""
