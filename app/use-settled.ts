"use client";

import { useEffect, useState } from "react";

/** A value that follows another once it has stood still: for questions to the server while somebody types. */
export function useSettled<Value>(value: Value, ms = 350): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
