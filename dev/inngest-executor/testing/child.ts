import { startInngestExecutor } from "../index";

// An executor in a process of its own, so that a test can kill it.
const [port, appUrl, dataDir] = process.argv.slice(2);
const { url } = await startInngestExecutor({ port: Number(port), appUrl: appUrl ?? "", dataDir: dataDir ?? "" });
console.log(url);
