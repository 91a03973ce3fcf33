"""Two keys: what another administrator must agree to."""
