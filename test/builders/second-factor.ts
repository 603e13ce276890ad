import { codeOfStep } from '#server/identity/totp.ts'
import type { TestMarket } from '#test/support/market.ts'
import { everybodysPassword, type SignedInVisitor } from './people.ts'

type Door = 'storefront' | 'seller' | 'operator'

const begin = {
  storefront: 'beginSecondFactor',
  seller: 'sellerBeginSecondFactor',
  operator: 'operatorBeginSecondFactor',
} as const
const confirm = {
  storefront: 'confirmSecondFactor',
  seller: 'sellerConfirmSecondFactor',
  operator: 'operatorConfirmSecondFactor',
} as const

export interface Phone {
  /** A code nobody has typed yet: half a minute passes first. */
  nextCode(): string
  recoveryCodes: string[]
}

/** Somebody sets up an authenticator app at a door. */
export async function anAuthenticator(market: TestMarket, visitor: SignedInVisitor, door: Door): Promise<Phone> {
  const { secret } = await visitor.call(begin[door], { body: { password: everybodysPassword } })
  const nextCode = () => {
    market.clock.advance({ seconds: 31 })
    return codeOfApp(secret, market.clock.now())
  }
  const { recoveryCodes } = await visitor.call(confirm[door], { body: { code: nextCode() } })
  return { nextCode, recoveryCodes }
}

/** What an app with this secret shows at a moment. */
export function codeOfApp(secret: string, at: Date): string {
  return codeOfStep(fromBase32(secret), Math.floor(at.getTime() / 30_000))
}

/** The bytes an app reads out of a secret. */
function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
