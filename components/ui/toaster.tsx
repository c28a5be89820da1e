"use client";

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { ToastFocus } from "./toast-focus";

/** The place where toasts appear; once, in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <ToastFocus>
      <Sonner
        theme={resolvedTheme === "dark" ? "dark" : "light"}
        position="bottom-right"
        closeButton
        className="font-sans!"
        // What stands at the foot of a page stays within reach below a toast: a conversation's box (use-toasts-above.ts) and, on a phone, the navigation.
        offset={{ bottom: "max(1.5rem, calc(var(--toasts-above, 0px) + 0.75rem))" }}
        mobileOffset={{ bottom: "max(5rem, calc(var(--toasts-above, 0px) + 0.75rem))" }}
        icons={{
          success: <CircleCheck aria-hidden className="size-4 text-status-green" />,
          error: <CircleAlert aria-hidden className="size-4 text-status-red" />,
          warning: <TriangleAlert aria-hidden className="size-4 text-status-amber" />,
          info: <Info aria-hidden className="size-4 text-status-blue" />,
          loading: <LoaderCircle aria-hidden className="size-4 animate-spin" />,
        }}
        toastOptions={{
          unstyled: true,
          classNames: {
            toast:
              "flex w-full items-start gap-2.5 rounded-lg border border-border-strong bg-popover px-3.5 py-3 text-base text-popover-foreground shadow-float sm:w-90",
            content: "min-w-0 flex-1",
            title: "font-medium",
            description: "text-sm text-muted-foreground",
            icon: "mt-0.5 shrink-0",
            actionButton: "h-7 shrink-0 rounded-md border border-border-strong px-2 text-sm font-medium hover:bg-accent",
            closeButton: "order-last flex size-6 shrink-0 items-center justify-center rounded-sm border-0 bg-transparent! text-muted-foreground! hover:bg-accent! [&_svg]:size-3.5",
          },
        }}
      />
    </ToastFocus>
  );
}
