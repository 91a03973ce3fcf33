"""Questions of people, and what is asked back."""
