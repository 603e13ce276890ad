/** Time to go, in parts that people count in; days only when there is one. */
export function leftUntil(leftMs: number): { unit: string; count: number }[] {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000))
  const days = Math.floor(seconds / 86_400)
  return [
    ...(days > 0 ? [{ unit: 'days', count: days }] : []),
    { unit: 'hours', count: Math.floor(seconds / 3_600) % 24 },
    { unit: 'minutes', count: Math.floor(seconds / 60) % 60 },
    { unit: 'seconds', count: seconds % 60 },
  ]
}

/** `5` as `05`. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}
