import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Asks for a hash; works without any script. */
export function LookUp() {
  return (
    <form action="/receipts" className="flex flex-wrap items-end gap-2">
      <Field label="Hash or number of the receipt" className="min-w-0 flex-1 basis-72"><Input name="ref" required autoComplete="off" spellCheck={false} maxLength={64} /></Field>
      <Button type="submit" size="field">Look it up</Button>
    </form>
  );
}
