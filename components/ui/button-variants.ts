import { cva, type VariantProps } from "class-variance-authority";

/** The look of a button, for buttons and for links that act like one. */
export const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none data-disabled:cursor-not-allowed pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-primary text-primary-foreground hover:bg-primary-hover data-disabled:opacity-55",
        secondary:
          "border-border-strong bg-secondary text-secondary-foreground hover:bg-accent data-disabled:bg-transparent data-disabled:text-muted-foreground data-popup-open:bg-accent",
        ghost:
          "border-transparent bg-transparent text-foreground hover:bg-accent data-disabled:bg-transparent data-disabled:text-muted-foreground data-popup-open:bg-accent",
        danger: "border-transparent bg-destructive text-destructive-foreground hover:bg-destructive-hover data-disabled:opacity-55",
        "danger-quiet": "border-border-strong bg-secondary text-destructive hover:bg-accent data-disabled:opacity-55",
      },
      size: {
        sm: "h-7 px-2 text-sm",
        md: "h-8 px-3 text-sm",
        /** As high as the control that it stands beside. */
        field: "h-9 px-3 text-sm",
        lg: "h-10 px-4 text-base",
        icon: "size-8 pointer-coarse:min-w-11",
        "icon-sm": "size-7 pointer-coarse:min-w-11",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonVariants>;
