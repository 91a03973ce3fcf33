"""A Webex bot through which administrators read and change the call settings of workspaces."""

__version__ = "0.1.0"
