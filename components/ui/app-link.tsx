import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  /** A path of the product. Paths here come from data (a row's id, a navigation list), which typed routes cannot follow. */
  href: string;
};

/** A link whose target comes from data. Where the target is written out, use `next/link`, which checks it. */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link {...rest} href={href as Route} />;
}
