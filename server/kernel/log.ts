import pino from "pino";
import { logLevel } from "../env";

/** Structured log; secrets and contact details are cut out by name. */
export const log = pino({
  level: logLevel(),
  redact: { paths: ["*.password", "*.token", "*.secret", "*.email", "*.phone"], censor: "[cut]" },
});
