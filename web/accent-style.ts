/** The operator's colour as ten variables, `--accent-0` light to `--accent-9` dark; the tokens take theirs from these. */
export function accentStyle(accentShades: readonly string[]): string {
  return `:root{${accentShades.map((shade, place) => `--accent-${place}:${shade}`).join(';')}}`
}
