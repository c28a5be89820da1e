import type { NextConfig } from "next";

const config: NextConfig = {
  reactCompiler: true,
  typedRoutes: false,
  poweredByHeader: false,
  agentRules: false,
  // Avatars and logos are small files of our own storage; an image optimizer would be one more thing to run.
  images: { unoptimized: true },
  // A page that is read anew, or left by a link, while nobody answers waits until somebody does. Without this the browser shows its own error in place of the page, and of what was being written.
  experimental: { useOffline: true },
};

export default config;
