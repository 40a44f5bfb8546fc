"""What a page says to those who share or index it: its head, its linked data, the poster drawn for it."""
