import { createHmac } from 'node:crypto'

/** The secret the bank shares with the market, derived so that it opens nothing else. */
export function webhookSecret(marketSecret: string): string {
  return createHmac('sha256', marketSecret).update('webhooks of the sandbox gateway').digest('base64url')
}
