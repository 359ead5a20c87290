"""Who gets which rows in which system: one module per system, pure and deterministic."""
