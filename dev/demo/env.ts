/** What a child process needs from ours: where programs are, and nothing of the caller's own settings. */
export function inherited(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "SystemRoot", "USERPROFILE", "INNGEST_BIN", "CI"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))) as NodeJS.ProcessEnv;
}

/** Sets variables for code that runs in this very process (the seed), before it is imported. */
export function apply(variables: Record<string, string>): void {
  Object.assign(process.env, variables);
}

/** A caller's request to kill the app at a point; only crash tests set it. */
export const failpointOf = (): string | undefined => process.env.FAILPOINT;
