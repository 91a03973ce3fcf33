"""What a sentence tells a setting or a list: fields, values, items."""
