interface NamedLine {
  title: string
  quantity: number
}

/** What is in a parcel in a few words: `Snowfall teapot and 1 more`. */
export function goodsWords(lines: readonly NamedLine[]): string {
  const [first, ...others] = lines
  if (!first) return ''
  return others.length > 0 ? `${first.title} and ${others.length} more` : first.title
}

/** `1 piece`, `3 pieces`. */
export function pieces(quantity: number): string {
  return quantity === 1 ? '1 piece' : `${quantity} pieces`
}
