/** Stands where an act would be, for those whose role may look and not act. */
export function LookOnly({ act }: { act: string }) {
  return <p className="max-w-64 text-sm text-muted-foreground">Your role is support: you can look here. Finance or the owner can {act}.</p>;
}
