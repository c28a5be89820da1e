/** The frame of everything that floats: menus, popovers, pickers. */
export const popupFrame =
  "origin-(--transform-origin) rounded-lg border border-border-strong bg-popover text-popover-foreground shadow-float outline-none transition-[opacity,scale] duration-140 ease-calm data-ending-style:scale-[0.985] data-ending-style:opacity-0 data-starting-style:scale-[0.985] data-starting-style:opacity-0";

/** One line of a menu or list of choices. */
export const popupItem =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none data-highlighted:bg-accent data-disabled:text-muted-foreground data-disabled:opacity-60 pointer-coarse:min-h-11";

/** The frame of every control that takes text or a choice. */
export const controlFrame =
  "w-full rounded-md border border-input bg-card text-base text-foreground transition-colors placeholder:text-muted-foreground hover:border-muted-foreground focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-ring data-disabled:cursor-not-allowed data-disabled:border-border data-disabled:bg-muted data-disabled:text-muted-foreground data-invalid:border-destructive data-invalid:focus-visible:outline-destructive pointer-coarse:text-lg";

/** Height and padding of a control on one line. */
export const controlLine = "h-9 px-2.5 pointer-coarse:h-11";

/** The veil behind a dialog. */
export const scrim =
  "fixed inset-0 min-h-dvh bg-scrim transition-opacity duration-180 ease-calm data-ending-style:opacity-0 data-starting-style:opacity-0";
