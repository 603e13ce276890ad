import { randomBytes } from 'node:crypto'
import type { Context } from '#server/platform/context.ts'
import { checkOwnPassword } from './check-own-password.ts'
import { secondFactorThere } from './errors.ts'
import { seal } from './sealed-secret.ts'
import { saveSecret } from './second-factor-repository.ts'
import { base32 } from './totp.ts'

/** What an authenticator app needs: the secret to type, and the same as an address and as a picture to scan. */
export interface NewSecret {
  secret: string
  url: string
  picture: string
}

/**
 * Begins a second factor: makes a secret for an authenticator app. It counts for nothing until a code of it was typed.
 * Refuses with `wrong_password`, `second_factor_there` or `too_many_attempts`.
 */
export async function beginSecondFactor(context: Context, personId: string, password: string): Promise<NewSecret> {
  const { email } = await checkOwnPassword(context, personId, password)
  const secret = randomBytes(20)
  const sealedSecret = seal(context.config, secret)
  if (!(await saveSecret(context.db, { personId, sealedSecret, at: context.clock.now() }))) throw secondFactorThere()
  const { toDataURL } = await import('qrcode')
  const url = addressOf(context.ports.mail.letterhead().marketName, email, base32(secret))
  return { secret: base32(secret), url, picture: await toDataURL(url, { margin: 2, width: 232 }) }
}

/** The address that apps read (github.com/google/google-authenticator, wiki page "Key Uri Format"). */
function addressOf(marketName: string, email: string, secret: string): string {
  const label = `${encodeURIComponent(marketName)}:${encodeURIComponent(email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(marketName)}`
}
