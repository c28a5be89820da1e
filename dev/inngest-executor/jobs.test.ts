// Proves, by the official SDK, that the local executor does what the product relies on, and, by the very same tests, that the real Inngest server does too
// wherever its program is found (INNGEST_BIN). It would miss what shows only under load or over days.
import { findInngestBinary, startInngestServer } from "../inngest-server";
import { startInngestExecutor } from "./index";
import { jobsSuite } from "./jobs-suite";

jobsSuite("the local executor", startInngestExecutor);

const bin = await findInngestBinary();
if (bin) jobsSuite("the Inngest server", (of) => startInngestServer({ bin, port: of.port, appUrl: of.appUrl }));
