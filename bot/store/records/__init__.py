"""What the store keeps, as records that know no database."""
