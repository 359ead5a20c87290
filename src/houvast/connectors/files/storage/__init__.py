"""Where a folder lies: on this disk, behind SFTP, or in a bucket."""
