"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { LoaderCircle } from "lucide-react";
import { type ComponentProps, useTransition } from "react";
import { useFormStatus } from "react-dom";
import { cn } from "@/components/class-names";
import { type ButtonLook, buttonVariants } from "./button-variants";

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> &
  ButtonLook & {
    className?: string;
    /** Work is under way: the button keeps its width and its focus, and takes no second press. */
    loading?: boolean;
  };

/** A button. While `loading` it can be focused and read out, and cannot be pressed again; the second half of a double click is no press. */
export function Button({ className, variant, size, loading = false, disabled = false, children, type = "button", onClick, ...rest }: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      type={type}
      onClick={(event) => {
        // A quick write could end, and the button offer the opposite act, before the second half arrives.
        if (event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      disabled={disabled || loading}
      focusableWhenDisabled={loading}
      aria-busy={loading || undefined}
      className={cn(buttonVariants({ variant, size }), "relative", className)}
    >
      {loading ? (
        <>
          <span className="invisible contents">{children}</span>
          <span className="absolute inset-0 flex items-center justify-center rounded-md bg-inherit">
            <LoaderCircle aria-hidden className="animate-spin motion-reduce:animate-none" />
            <span className="sr-only">Working</span>
          </span>
        </>
      ) : (
        children
      )}
    </BaseButton>
  );
}

/** The submit button of a form with an action: it follows the form's own state. */
export function SubmitButton({ variant = "primary", loading = false, ...rest }: Omit<ButtonProps, "type">) {
  const { pending } = useFormStatus();
  return <Button {...rest} type="submit" variant={variant} loading={pending || loading} />;
}

/** A button whose work is asynchronous: it shows the work and takes no second press until the work has ended. */
export function ActionButton({ action, loading = false, ...rest }: Omit<ButtonProps, "onClick" | "type"> & { action: () => Promise<void> }) {
  const [pending, start] = useTransition();
  return <Button {...rest} loading={pending || loading} onClick={() => start(action)} />;
}
