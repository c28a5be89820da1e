import { CircleCheck, Eye, HandHeart, Heart, type LucideIcon, PartyPopper, ThumbsUp } from "lucide-react";
import type { Sign } from "./message-words";

const icons: Readonly<Record<Sign, LucideIcon>> = { thumbs_up: ThumbsUp, heart: Heart, celebrate: PartyPopper, thanks: HandHeart, eyes: Eye, check: CircleCheck };

/** A sign as it looks, on every machine alike: not all have letters for pictures. */
export function SignIcon({ sign }: { sign: Sign }) {
  const Icon = icons[sign];
  return <Icon aria-hidden className="inline size-3.5 align-[-0.125em]" />;
}
