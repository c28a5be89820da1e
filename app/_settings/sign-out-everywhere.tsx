"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";

/** Ends every session of the reader, this one too. */
export function SignOutEverywhere() {
  const trpc = useTRPC();
  const [refused, setRefused] = useState<string | null>(null);
  const end = useMutation(trpc.identity.signOutEverywhere.mutationOptions());
  const run = async () => {
    setRefused(null);
    try {
      await end.mutateAsync({});
    } catch (error) {
      const { message, remedy } = refusalOf(error);
      setRefused(`${message} ${remedy}`);
      throw error;
    }
    window.location.assign("/sign-in");
  };
  return (
    <ConfirmDialog
      trigger={<Button>Sign out everywhere</Button>}
      title="Sign out on every device?"
      description="This browser and every other one is signed out at once. Nothing else changes."
      confirm="Sign out everywhere"
      error={refused}
      onConfirm={run}
    />
  );
}
