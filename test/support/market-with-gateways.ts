import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findFreePort } from './free-port.ts'
import { payPalKeys, PayPalStandIn } from './paypal-stand-in.ts'
import { standInKeys, StripeStandIn } from './stripe-stand-in.ts'

/** The market of the journeys through a second door, at which Stripe takes cards, and PayPal is taken too. */
export interface MarketWithGateways {
  url: string
  stripe: StripeStandIn
  paypal: PayPalStandIn
  close(): Promise<void>
}

/** Opens a web process beside the market of the journeys, over the same town, with the stand-ins as its gateways. */
export async function openMarketWithGateways(): Promise<MarketWithGateways> {
  const folder = process.env['STOA_JOURNEY_FOLDER']
  if (!folder) throw new Error('This walk wants the market that the journeys open themselves.')
  const [stripe, paypal] = [new StripeStandIn(), new PayPalStandIn()]
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const market = spawn(process.execPath, ['server/main.ts', 'web'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...standInKeys,
      ...payPalKeys,
      STRIPE_API_BASE: await stripe.open(),
      PAYPAL_API_BASE: await paypal.open(),
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (market.exitCode === null && !(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    url,
    stripe,
    paypal,
    async close() {
      if (market.exitCode === null) {
        market.kill('SIGTERM')
        await once(market, 'exit')
      }
      await stripe.close()
      await paypal.close()
    },
  }
}
