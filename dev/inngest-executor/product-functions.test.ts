// Proves that the executor takes every function of the product with all its options. It would miss what they do when they run.
import { expect, it } from "vitest";
import { functions } from "@/inngest/functions";
import { checkFunctions } from "./routing";
import { registration } from "./types";

it("takes the product's functions as the SDK registers them, and each one's failure handler", () => {
  const configs = functions.flatMap((fn) => fn["getConfig"]({ baseUrl: new URL("http://127.0.0.1/api/inngest"), appPrefix: "fairsplit" }));
  const read = registration.parse({ functions: JSON.parse(JSON.stringify(configs)) as unknown });
  expect(read.functions).toHaveLength(2 * functions.length);
  expect(() => checkFunctions(read.functions)).not.toThrow();
});
