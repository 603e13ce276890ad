const key = 'stoa-carrier'

/** The carrier this browser handed its last parcel to; most shops have one. */
export function lastCarrier(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keeps the carrier for the next parcel; without a place to keep it, nothing is lost but a word to type. */
export function rememberCarrier(carrier: string): void {
  try {
    localStorage.setItem(key, carrier)
  } catch {
    // A browser may refuse to keep anything.
  }
}
