"use client";

import { Input as BaseInput } from "@base-ui/react/input";
import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { controlFrame, controlLine } from "./surfaces";

export type InputProps = Omit<ComponentProps<typeof BaseInput>, "className"> & { className?: string };

/** A line of text. Inside a `Field` it is wired to label, description and error. */
export function Input({ className, ...rest }: InputProps) {
  return <BaseInput {...rest} className={cn(controlFrame, controlLine, className)} />;
}

/** A search box; give it an `aria-label`. */
export function SearchInput({ className, ...rest }: InputProps) {
  return (
    <div className={cn("relative", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground" />
      <BaseInput {...rest} type="search" className={cn(controlFrame, controlLine, "pl-8")} />
    </div>
  );
}
