"""OpenDSR 2.0: requests between a controller and its processors, both ways."""
