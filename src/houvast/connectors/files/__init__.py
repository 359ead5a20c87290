"""The connector for folders of media files with JSON side-cars."""
