import type { Page } from '@playwright/test'
import type { PayPalStandIn } from './paypal-stand-in.ts'
import type { StripeStandIn } from './stripe-stand-in.ts'

/** What the customer does in the windows of the providers. */
export interface AtTheWindow {
  /** Passes 3-D Secure? */
  confirms?: boolean
  /** Approves at PayPal, or closes its window. */
  approves?: boolean
}

/**
 * Puts small scripts in place of the providers' own, at their very addresses: a card field that makes tokens and a
 * window that answers at the stand-ins. Answers what was asked of the providers' hosts, so that a walk can see when.
 */
export async function replaceProviderScripts(
  page: Page,
  { stripe, paypal, window }: { stripe: StripeStandIn; paypal: PayPalStandIn; window: AtTheWindow },
): Promise<string[]> {
  const asked: string[] = []
  await page.exposeFunction('standInBank', (secret: string) =>
    stripe.book.answersChallenge(secret.split('_secret_')[0]!, window.confirms ?? true),
  )
  await page.exposeFunction('standInPayPal', (orderId: string) => {
    if (window.approves ?? true) paypal.book.approves(orderId)
    return window.approves ?? true
  })
  const serve = async (pattern: string, script: string) => {
    await page.route(pattern, async (route) => {
      asked.push(new URL(route.request().url()).hostname)
      await route.fulfill({ contentType: 'text/javascript', body: script })
    })
  }
  await serve('https://js.stripe.com/**', `(${stripeScript.toString()})()`)
  await serve('https://www.sandbox.paypal.com/**', `(${payPalScript.toString()})()`)
  return asked
}

/** In the page: as much of Stripe.js as the market's form uses. */
function stripeScript(): void {
  const tokens: Record<string, string> = {
    '4242': 'ctoken_card_visa',
    '3184': 'ctoken_card_threeDSecure2Required',
    '0002': 'ctoken_card_chargeDeclined',
    '3155': 'ctoken_card_authenticationRequired',
  }
  const cardElement = () => {
    const heard: Record<string, () => void> = {}
    const field = Object.assign(document.createElement('label'), { textContent: 'Card number at Stripe ' })
    const input = document.createElement('input')
    input.dataset['atStripe'] = ''
    field.append(input)
    return {
      mount(place: HTMLElement) {
        place.append(field)
        setTimeout(() => heard['ready']?.())
      },
      on(name: string, hear: () => void) {
        heard[name] = hear
      },
      off() {},
      once() {},
      update() {},
      destroy: () => field.remove(),
      unmount: () => field.remove(),
    }
  }
  const number = () => document.querySelector<HTMLInputElement>('[data-at-stripe]')?.value ?? ''
  const elements = () => ({
    create: cardElement,
    getElement: () => null,
    update: () => Promise.resolve(),
    submit: () => Promise.resolve({}),
  })
  const stripe = {
    elements,
    createToken() {},
    createPaymentMethod() {},
    confirmCardPayment() {},
    registerAppInfo() {},
    _registerWrapper() {},
    createConfirmationToken: () =>
      Promise.resolve({ confirmationToken: { id: tokens[number().slice(-4)] ?? 'ctoken_card_visa' } }),
    async handleNextAction({ clientSecret }: { clientSecret: string }) {
      await (window as unknown as { standInBank(secret: string): Promise<void> }).standInBank(clientSecret)
      return {}
    },
  }
  Object.assign(window, { Stripe: Object.assign(() => stripe, { version: 'endive' }) })
}

/** In the page: as much of PayPal's script as the market's form uses. */
function payPalScript(): void {
  interface Told {
    onApprove(data: { orderId: string }): Promise<void>
    onCancel(): void
  }
  const session = ({ onApprove, onCancel }: Told) => ({
    async start(_how: unknown, order: Promise<{ orderId: string }>) {
      const { orderId } = await order
      const { standInPayPal } = window as unknown as { standInPayPal(orderId: string): Promise<boolean> }
      if (await standInPayPal(orderId)) await onApprove({ orderId })
      else onCancel()
    },
    cancel() {},
    destroy() {},
  })
  const createInstance = () =>
    Promise.resolve({ createPayPalOneTimePaymentSession: session, findEligibleMethods: () => Promise.resolve({}) })
  Object.assign(window, { paypal: { createInstance, version: '6' } })
}
