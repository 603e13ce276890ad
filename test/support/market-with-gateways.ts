import { payPalKeys, PayPalStandIn } from './paypal-stand-in.ts'
import { openSecondDoor, type SecondDoor } from './second-door.ts'
import { standInKeys, StripeStandIn } from './stripe-stand-in.ts'

/** The market of the journeys through a second door, at which Stripe takes cards, and PayPal is taken too. */
export interface MarketWithGateways extends SecondDoor {
  stripe: StripeStandIn
  paypal: PayPalStandIn
}

/** Opens a web process beside the market of the journeys, over the same town, with the stand-ins as its gateways. */
export async function openMarketWithGateways(): Promise<MarketWithGateways> {
  const [stripe, paypal] = [new StripeStandIn(), new PayPalStandIn()]
  const { url, close } = await openSecondDoor('127.0.0.1', {
    ...standInKeys,
    ...payPalKeys,
    STRIPE_API_BASE: await stripe.open(),
    PAYPAL_API_BASE: await paypal.open(),
  })
  return {
    url,
    stripe,
    paypal,
    async close() {
      await close()
      await stripe.close()
      await paypal.close()
    },
  }
}
