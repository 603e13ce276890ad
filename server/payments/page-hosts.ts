import type { Config } from '#server/config.ts'

/** Hosts from which pages may take something, by what they take. */
export interface PageHosts {
  script: string[]
  frame: string[]
  connect: string[]
  img: string[]
  style: string[]
}

/** As docs.stripe.com/security/guide, "Content Security Policy", asks for Stripe.js. */
const stripe: PageHosts = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connect: ['https://api.stripe.com'],
  img: ['https://*.stripe.com'],
  style: [],
}

const everyPayPal = ['https://*.paypal.com', 'https://*.paypalobjects.com']

/** As developer.paypal.com/sdk/js/best-practices, "Content Security Policy", asks. */
const paypal: PageHosts = {
  script: everyPayPal,
  frame: everyPayPal,
  connect: everyPayPal,
  img: everyPayPal,
  style: everyPayPal,
}

/** What the forms of the gateways need that are switched on, and where pictures lie; nothing in a market without either. */
export function pageHostsOf(config: Pick<Config, 'stripe' | 'paypal'>, pictureHosts: string[] = []): PageHosts {
  const open = [config.stripe && stripe, config.paypal && paypal].filter((hosts) => hosts !== null)
  const all = (kind: keyof PageHosts) => open.flatMap((hosts) => hosts[kind])
  return {
    script: all('script'),
    frame: all('frame'),
    connect: all('connect'),
    img: [...all('img'), ...pictureHosts],
    style: all('style'),
  }
}
