import { cn } from "@/components/class-names";
import { AppLink, type AppLinkProps } from "./app-link";
import { type ButtonLook, buttonVariants } from "./button-variants";

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ className, variant, size, ...rest }: AppLinkProps & ButtonLook) {
  return <AppLink {...rest} className={cn(buttonVariants({ variant, size }), className)} />;
}

/** A link inside text. */
export function TextLink({ className, ...rest }: AppLinkProps) {
  return (
    <AppLink
      {...rest}
      className={cn("font-medium text-primary-ink underline decoration-faint underline-offset-3 transition-colors hover:decoration-current", className)}
    />
  );
}
