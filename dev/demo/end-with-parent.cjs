// Loaded before a child's own code: whoever started it is gone, so nobody is left to stop it, and its port would stay taken.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
