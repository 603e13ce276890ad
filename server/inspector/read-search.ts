/** What an operator may have typed: each is looked for by an index of its own. */
export type PaymentSearch =
  | { by: 'order_number'; number: number }
  | { by: 'email'; email: string }
  | { by: 'id'; id: string }
  | { by: 'reference'; reference: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads a search by its shape: a number, an e-mail address, one of our ids, else a gateway's reference. Null for nothing. */
export function readSearch(text: string | undefined): PaymentSearch | null {
  const wish = text?.trim() ?? ''
  if (wish === '') return null
  if (/^#?\d{1,12}$/.test(wish)) return { by: 'order_number', number: Number(wish.replace('#', '')) }
  if (uuid.test(wish)) return { by: 'id', id: wish.toLowerCase() }
  return wish.includes('@') ? { by: 'email', email: wish } : { by: 'reference', reference: wish }
}
