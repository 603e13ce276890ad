import { randomBytes } from 'node:crypto'

/** A name of the bank's own that nobody can guess. */
export function newReference(kind: 'pi' | 're' | 'evt' | 'tok'): string {
  return `${kind}_${randomBytes(15).toString('base64url')}`
}
