import { startStripeSandbox } from "../index";

// A sandbox in a process of its own, so that a test can kill it.
const { url, secretKey } = await startStripeSandbox({ dataDir: process.argv[2] ?? "" });
console.log(JSON.stringify({ url, secretKey }));
