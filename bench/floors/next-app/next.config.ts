import type { NextConfig } from "next";

const config: NextConfig = { poweredByHeader: false, agentRules: false };

export default config;
