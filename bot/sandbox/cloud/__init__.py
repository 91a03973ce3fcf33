"""The pretend Webex as a whole: tokens, requests, faults and limits."""
