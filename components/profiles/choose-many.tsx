"use client";

import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

type Common = { label: string; description?: string; error?: string | undefined; most: number };

function Chosen({ label, words, onRemove }: { label: string; words: readonly { value: string; label: string }[]; onRemove: (value: string) => void }) {
  if (words.length === 0) return null;
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {words.map((one) => (
        <li key={one.value} className="flex max-w-full items-center gap-1 rounded-sm border bg-muted py-0.5 pr-0.5 pl-2 text-sm">
          <span className="min-w-0 break-words">{one.label}</span>
          <button type="button" aria-label={`Remove ${one.label}`} onClick={() => onRemove(one.value)} className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted-foreground hover:bg-accent hover:text-foreground pointer-coarse:size-9">
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Choices({ label, description, error, children, chosen }: Omit<Common, "most"> & { children: ReactNode; chosen: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} description={description} error={error}>{children}</Field>
      {chosen}
    </div>
  );
}

/** Several of a list of codes: each choice joins those below, and leaves by its cross. */
export function ChooseMany<Code extends string>({ names, value, onValueChange, most, ...field }: Common & { names: Readonly<Record<Code, string>>; value: readonly Code[]; onValueChange: (value: Code[]) => void }) {
  const codes = Object.keys(names) as Code[];
  const left = codes.filter((code) => !value.includes(code)).map((code) => ({ value: code, label: names[code] }));
  const add = (picked: string) => {
    const code = codes.find((one) => one === picked);
    if (code !== undefined) onValueChange([...value, code]);
  };
  return (
    <Choices {...field} chosen={<Chosen label={`${field.label}, chosen`} words={value.map((code) => ({ value: code, label: names[code] }))} onRemove={(gone) => onValueChange(value.filter((code) => code !== gone))} />}>
      <Select value={null} onValueChange={add} choices={left} placeholder={value.length >= most ? `${most} are chosen` : "Add one"} disabled={value.length >= most} />
    </Choices>
  );
}

/** Several words of one's own: typed and added one by one, or pasted with commas between. */
export function OwnWords({ value, onValueChange, most, longest, placeholder, ...field }: Common & { value: readonly string[]; onValueChange: (value: string[]) => void; longest: number; placeholder?: string }) {
  const [typed, setTyped] = useState("");
  const add = () => {
    const known = new Set(value.map((one) => one.toLowerCase()));
    const fresh = typed.split(",").map((one) => one.trim()).filter((one) => one !== "" && !known.has(one.toLowerCase()));
    onValueChange([...value, ...new Set(fresh)].slice(0, most));
    setTyped("");
  };
  return (
    <Choices {...field} chosen={<Chosen label={`${field.label}, added`} words={value.map((one) => ({ value: one, label: one }))} onRemove={(gone) => onValueChange(value.filter((one) => one !== gone))} />}>
      <div className="flex gap-2">
        <Input
          value={typed}
          onValueChange={setTyped}
          maxLength={typed.includes(",") ? undefined : longest}
          placeholder={placeholder}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
          onBlur={() => typed.trim() !== "" && add()}
        />
        <Button size="field" onClick={add} disabled={value.length >= most} aria-label={`Add to ${field.label.toLowerCase()}`}>Add</Button>
      </div>
    </Choices>
  );
}
