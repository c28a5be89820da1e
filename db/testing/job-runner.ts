import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "inngest/node";
import { jobs } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { freePort } from "../../dev/free-port";
import { startInngestExecutor } from "../../dev/inngest-executor";

export type JobRunner = { /** Has what fell due run, as the admin of a demo does after moving its clock. */ clockMoved(): Promise<void>; stop(): Promise<void> };

/** A job runner of one's own, which registers the product's functions and runs them, in place of the one that only takes down what it gets. Call it after `startProviders`. */
export async function startJobRunner(): Promise<JobRunner> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-job-runner-"));
  const [appPort, port] = [await freePort(0), await freePort(0)];
  process.env["INNGEST_DEV"] = `http://127.0.0.1:${port}`;
  jobs.setEnvVars(process.env);
  const app = createServer(serve({ client: jobs, functions })).listen(appPort, "127.0.0.1");
  const runner = await startInngestExecutor({ port, appUrl: `http://127.0.0.1:${appPort}/api/inngest`, dataDir });
  return {
    async clockMoved() {
      await jobs.send({ name: "clock/moved", data: {} });
    },
    async stop() {
      await runner.stop();
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
