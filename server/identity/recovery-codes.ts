import { createHash, randomInt } from 'node:crypto'

const count = 10
/** Without letters and digits that look alike. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes of ten letters, `k7m2p-x4qtz`: 49 random bits each, with few tries at guessing. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => `${word()}-${word()}`)
}

/** The hash under which a code is kept, however it is typed: capitals, spaces and hyphens do not matter. */
export function hashOfRecoveryCode(personId: string, typed: string): Buffer {
  return createHash('sha256')
    .update(`${personId} ${typed.toLowerCase().replaceAll(/[\s-]/g, '')}`)
    .digest()
}

function word(): string {
  return Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
}
