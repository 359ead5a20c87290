"""Why something is refused or left out: each ground of the law, and its words for the person."""
