/** `Every month`, `Every 2 weeks`. */
export function planWords({ unit, every }: { unit: string; every: number }): string {
  return every === 1 ? `Every ${unit}` : `Every ${every} ${unit}s`
}
