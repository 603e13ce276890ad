import type { z } from 'zod'
import type { Market, Settings } from '#shared/api/market.schemas.ts'
import { money } from '#shared/money.ts'
import type { Config } from '#server/config.ts'
import { shadesOf } from './accent.ts'
import type { MarketSettings } from './settings.ts'

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

/** The market as everybody sees it. */
export function presentMarket(
  settings: MarketSettings,
  hall: { shopCount: number; productCount: number },
  config: Config,
): z.input<typeof Market> {
  const { name, tagline, accentColor, currency, locale, country, cashLimitMinor, cashPlaces, reviewsProducts } =
    settings
  const { pricesIncludeTax } = settings
  return {
    name,
    tagline,
    accentColor,
    accentShades: shadesOf(accentColor),
    currency,
    locale,
    direction: rightToLeft.has(locale.split('-')[0]!) ? 'rtl' : 'ltr',
    country,
    isSandbox: config.isSandbox,
    clockAheadSeconds: config.hasSandboxClock ? settings.clockOffsetSeconds : null,
    paymentMethods: [
      ...(config.cardGateway ? (['card'] as const) : []),
      ...(config.paypal ? (['paypal'] as const) : []),
      'cash_on_delivery',
    ],
    cash: {
      limit: cashLimitMinor === null ? null : money(cashLimitMinor, currency),
      places: cashPlaces,
    },
    pricesIncludeTax,
    reviewsProducts,
    gateways: presentGateways(config),
    notesContacts: settings.notesContacts,
    ...hall,
  }
}

/** Who takes the money, and what their scripts in the browser must know: nothing that is secret. */
function presentGateways({ cardGateway, stripe, paypal, isSandbox }: Config): z.input<typeof Market>['gateways'] {
  return {
    card: stripe ? { name: 'stripe', publishableKey: stripe.publishableKey } : cardGateway && { name: 'sandbox' },
    paypal: paypal && { clientId: paypal.clientId, environment: isSandbox ? 'sandbox' : 'production' },
  }
}

/** The settings as the operator edits them; how its clock and its sandbox behave and what stands on the first page are elsewhere. */
export function presentSettings(settings: MarketSettings): z.input<typeof Settings> {
  const { clockOffsetSeconds: _ahead, misfortunes: _misfortunes, home: _home, ...edited } = settings
  return edited
}
