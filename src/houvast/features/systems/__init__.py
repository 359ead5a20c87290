"""The systems that hold personal data, and the one door through which they are reached."""
