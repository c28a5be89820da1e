/** Basis points in words, as short as they are exact: 1000 → `10%`, 2250 → `22.5%`. */
export function percentText(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, "0");
  return `${`${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "")}%`;
}
