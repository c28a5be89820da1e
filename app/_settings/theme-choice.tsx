"use client";

import { useTheme } from "next-themes";
import { RadioGroup } from "@/components/ui/radio-group";
import { useMounted } from "../use-mounted";

const choices = [
  { value: "system", label: "As the system", description: "Follows your device, by day and by night." },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Light, dark or as the device says; kept in this browser. */
export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  // The server cannot know what this browser keeps, so the choice is marked once the page runs here.
  const mounted = useMounted();
  return <RadioGroup aria-label="Theme" className="max-w-105" choices={choices} value={mounted ? theme : ""} onValueChange={setTheme} />;
}
