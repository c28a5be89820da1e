"use client";

import type { Route } from "next";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

export type AppLinkProps = Omit<ComponentProps<typeof Link>, "href"> & {
  /** A path of the product. Paths here come from data (a row's id, a navigation list), which typed routes cannot follow. */
  href: string;
};

/**
 * A link whose target comes from data. Where the target is written out, use `next/link`, which checks it.
 * The page behind it is fetched ahead once somebody points at it, touches or focuses it: a list shows dozens of links, and fetching them all costs the server ten times the page itself.
 */
export function AppLink({ href, prefetch, onMouseEnter, onTouchStart, onFocus, ...rest }: AppLinkProps) {
  const [isMeant, setMeant] = useState(false);
  return (
    <Link
      {...rest}
      href={href as Route}
      prefetch={prefetch === false || !isMeant ? false : null}
      onMouseEnter={(event) => {
        setMeant(true);
        onMouseEnter?.(event);
      }}
      onTouchStart={(event) => {
        setMeant(true);
        onTouchStart?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
    />
  );
}
