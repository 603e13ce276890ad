import { createVerify, X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { rootCertificates } from 'node:tls'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { AskPayPal, PayPalAccount } from './paypal-client.ts'

/** How PayPal signs what it sends (developer.paypal.com/api/rest/webhooks/rest, "Verify manually"). */
const Headers = z.object({
  'paypal-transmission-id': z.string(),
  'paypal-transmission-time': z.string(),
  'paypal-transmission-sig': z.string(),
  'paypal-cert-url': z.url(),
  'paypal-auth-algo': z.string(),
})
type SignatureHeaders = z.output<typeof Headers>

interface Verifier {
  account: PayPalAccount
  ask: AskPayPal
  /** Certificates that need no other to vouch for them; those that Node trusts by default. */
  trusted?: readonly X509Certificate[]
}

const fetchMs = 5_000
const longestChain = 6

/**
 * Tells whether PayPal sent a body: by its certificate, which is fetched once, and a signature over id, time, webhook
 * and checksum of the body. When the certificate cannot be had, or nobody known vouches for it, PayPal itself is asked.
 */
export function payPalSignatures({
  account,
  ask,
  trusted = rootCertificates.map((pem) => new X509Certificate(pem)),
}: Verifier) {
  const chains = new Map<string, X509Certificate[]>()

  async function chainAt(url: string): Promise<X509Certificate[] | null> {
    const known = chains.get(url)
    if (known) return known
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(fetchMs) })
      if (!response.ok) return null
      const pems = (await response.text()).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
      const chain = pems.map((pem) => new X509Certificate(pem))
      if (chain.length > 0) chains.set(url, chain)
      return chain.length > 0 ? chain : null
    } catch {
      // Out of reach, or no certificate at all: PayPal can still be asked.
      return null
    }
  }

  return async function isGenuine(rawBody: Buffer, given: IncomingHttpHeaders, now: Date): Promise<boolean> {
    const parsed = Headers.safeParse(given)
    if (!parsed.success) return false
    const headers = parsed.data
    if (headers['paypal-auth-algo'] !== 'SHA256withRSA' || !isPayPals(headers['paypal-cert-url'], account.apiBase))
      return false
    const chain = await chainAt(headers['paypal-cert-url'])
    const isVouchedFor = chain !== null && isTrusted(chain, trusted, now)
    return isVouchedFor
      ? isSignedBy(chain[0]!, headers, rawBody, account.webhookId)
      : await askWhetherGenuine(ask, headers, rawBody, account.webhookId)
  }
}

/** Only PayPal's own hosts are believed to have its certificates, or where its API is. */
function isPayPals(url: string, apiBase: string): boolean {
  const { protocol, hostname, origin } = new URL(url)
  return (protocol === 'https:' && /(^|\.)paypal\.com$/.test(hostname)) || origin === new URL(apiBase).origin
}

/** Whether a chain leads to somebody who is trusted, every link good at this time. */
function isTrusted(chain: readonly X509Certificate[], trusted: readonly X509Certificate[], now: Date): boolean {
  if (chain.some(({ validFromDate, validToDate }) => now < validFromDate || now > validToDate)) return false
  let current = chain[0]!
  for (let link = 0; link < longestChain; link++) {
    const vouches = (issuer: X509Certificate) => current.checkIssued(issuer) && current.verify(issuer.publicKey)
    if (trusted.some(vouches)) return true
    const next = chain.find((candidate) => candidate !== current && candidate.ca && vouches(candidate))
    if (!next) return false
    current = next
  }
  return false
}

function isSignedBy(
  certificate: X509Certificate,
  headers: SignatureHeaders,
  rawBody: Buffer,
  webhookId: string,
): boolean {
  const { 'paypal-transmission-id': id, 'paypal-transmission-time': time } = headers
  return createVerify('RSA-SHA256')
    .update(`${id}|${time}|${webhookId}|${crc32(rawBody)}`)
    .verify(certificate.publicKey, headers['paypal-transmission-sig'], 'base64')
}

async function askWhetherGenuine(ask: AskPayPal, headers: SignatureHeaders, rawBody: Buffer, webhookId: string) {
  const envelope = {
    auth_algo: headers['paypal-auth-algo'],
    cert_url: headers['paypal-cert-url'],
    transmission_id: headers['paypal-transmission-id'],
    transmission_sig: headers['paypal-transmission-sig'],
    transmission_time: headers['paypal-transmission-time'],
    webhook_id: webhookId,
  }
  // The event goes back letter for letter: read and written anew, it would have another checksum.
  const body = `${JSON.stringify(envelope).slice(0, -1)},"webhook_event":${rawBody.toString('utf8')}}`
  const answer = z.object({ verification_status: z.string() })
  const path = '/v1/notifications/verify-webhook-signature'
  const { verification_status } = await ask({ method: 'POST', path, body, answer })
  return verification_status === 'SUCCESS'
}
