interface LastCheckout {
  id: string
  key: string
}

const place = 'stoa.checkout'

/** Remembers in this browser which checkout was placed last, so that another tab with the old basket finds it. */
export function rememberCheckout({ id, key }: LastCheckout): void {
  try {
    localStorage.setItem(place, JSON.stringify({ id, key }))
  } catch {
    // Not remembering costs a way back, nothing more.
  }
}

/** The page of the checkout that this browser placed last; undefined when it placed none. */
export function findLastCheckoutPath(): string | undefined {
  try {
    const last = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<LastCheckout> | null
    return last?.id && last.key ? checkoutPath(last.id, last.key) : undefined
  } catch {
    return undefined
  }
}

/** The page of a checkout; with its key it opens for whoever has the address. */
export function checkoutPath(id: string, key?: string | null): string {
  return `/checkouts/${id}${key ? `?key=${encodeURIComponent(key)}` : ''}`
}

/** The page of an order; with the key of its checkout it opens for whoever has the address. */
export function orderPath(id: string, key?: string | null): string {
  return `/orders/${id}${key ? `?key=${encodeURIComponent(key)}` : ''}`
}
