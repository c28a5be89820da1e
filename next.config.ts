import type { NextConfig } from "next";

const config: NextConfig = {
  reactCompiler: true,
  typedRoutes: false,
  poweredByHeader: false,
  agentRules: false,
  // Avatars and logos are small files of our own storage; an image optimizer would be one more thing to run.
  images: { unoptimized: true },
};

export default config;
