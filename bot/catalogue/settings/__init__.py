"""One file per setting of Webex Calling, declared and nothing else."""
