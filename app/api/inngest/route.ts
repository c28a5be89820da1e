import { serve } from "inngest/next";
import { jobs } from "@/inngest/client";
import { functions } from "@/inngest/functions";

/** Only these three: other methods have leaked the environment before. */
export const { GET, POST, PUT } = serve({ client: jobs, functions });
