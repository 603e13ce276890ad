import { messageOf, problemOf } from '../../data/problem.ts'

/** How a refused change of the basket reads: what is left and what the basket has already, or the API's own words. */
export function basketRefusalWords(error: unknown): string {
  const problem = problemOf(error)
  switch (problem?.code) {
    case 'out_of_stock':
      return stockWords(Number(problem['available'] ?? 0), Number(problem['inCart'] ?? 0))
    case 'cart_full':
      return 'Your basket is full. Take something out, or go to checkout with what you have.'
    case 'variant_not_found':
      return 'This has just left the shelf.'
    default:
      return messageOf(error)
  }
}

/** What is left on the shelf, in whole units, and how much of it the basket holds already. */
export function stockWords(available: number, inBasket = 0): string {
  if (available <= 0) return 'The last one has just gone.'
  if (inBasket >= available)
    return available === 1 ? 'You have the last one.' : `You have all ${available} that are left.`
  const left = available === 1 ? 'Only 1 is left.' : `Only ${available} are left.`
  return inBasket > 0 ? `${left} Your basket has ${inBasket} of them.` : left
}
