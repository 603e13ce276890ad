import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { DocumensoSettings } from '#server/config.ts'
import { sha256 } from '../seal/sha256.ts'
import { NotGenuine, type SigningService } from './signing-service.ts'

const timeoutMs = 20_000

const Created = z.object({
  documentId: z.number(),
  uploadUrl: z.url(),
  recipients: z.array(z.object({ recipientId: z.number(), email: z.string() })),
})
const Found = z.object({
  status: z.string(),
  recipients: z.array(z.object({ email: z.string(), signingStatus: z.string(), signedAt: z.coerce.date().nullable() })),
})
const Download = z.object({ downloadUrl: z.url() })
const Told = z.object({ event: z.string(), payload: z.object({ id: z.number() }) })

/**
 * The two places for signatures at the head of the last page, in percent of it: `drawContract` begins that page with them
 * when it is told to (`hasOwnPage`).
 */
const places = [
  { pageX: 8, pageY: 7.5, pageWidth: 39, pageHeight: 6.5 },
  { pageX: 52.5, pageY: 7.5, pageWidth: 39, pageHeight: 6.5 },
]

/** Documenso by its API v1. A webhook is only believed to say that there is something to look at. */
export function documenso({ apiKey, webhookSecret, apiBase }: DocumensoSettings): SigningService {
  async function ask(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
    const response = await fetch(`${apiBase}/api/v1${path}`, {
      method,
      headers: { authorization: apiKey, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await response.text()
    if (!response.ok && response.status !== 404) {
      throw new Error(`Documenso answered ${response.status} to ${method} ${path}: ${text.slice(0, 300)}`)
    }
    return { status: response.status, json: response.ok && text !== '' ? (JSON.parse(text) as unknown) : null }
  }

  const find = async (envelopeId: string) =>
    Found.parse((await ask('GET', `/documents/${encodeURIComponent(envelopeId)}`)).json)

  return {
    name: 'documenso',
    async create({ reference, title, pdf, signers }) {
      const recipients = signers.map(({ name, email }, at) => ({ name, email, role: 'SIGNER', signingOrder: at + 1 }))
      const meta = { signingOrder: 'SEQUENTIAL' }
      const { json } = await ask('POST', '/documents', { title, externalId: reference, recipients, meta })
      const { documentId, uploadUrl, recipients: known } = Created.parse(json)
      await upload(uploadUrl, pdf)
      const pageNumber = countPages(pdf)
      for (const [at, { email }] of signers.entries()) {
        const { recipientId } = known.find((recipient) => recipient.email.toLowerCase() === email.toLowerCase())!
        const field = { recipientId, type: 'SIGNATURE', pageNumber, ...places[at]! }
        await ask('POST', `/documents/${documentId}/fields`, field)
      }
      return String(documentId)
    },
    async send(envelopeId) {
      if ((await find(envelopeId)).status !== 'DRAFT') return
      await ask('POST', `/documents/${encodeURIComponent(envelopeId)}/send`, { sendEmail: true })
    },
    async find(envelopeId) {
      const { status, recipients } = await find(envelopeId)
      const isRejected = status === 'REJECTED' || recipients.some(({ signingStatus }) => signingStatus === 'REJECTED')
      return {
        state: status === 'COMPLETED' ? 'completed' : isRejected ? 'rejected' : 'waiting',
        signers: recipients.map(({ email, signedAt, signingStatus }) => ({
          email: email.toLowerCase(),
          signedAt: signingStatus === 'SIGNED' ? signedAt : null,
          hasRejected: signingStatus === 'REJECTED',
        })),
      }
    },
    async download(envelopeId) {
      const { json } = await ask('GET', `/documents/${encodeURIComponent(envelopeId)}/download`)
      const response = await fetch(Download.parse(json).downloadUrl, { signal: AbortSignal.timeout(timeoutMs) })
      if (!response.ok) throw new Error(`the signed file could not be fetched: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    async cancel(envelopeId) {
      await ask('DELETE', `/documents/${encodeURIComponent(envelopeId)}`)
    },
    readWebhook(body, headers) {
      const given = headers['x-documenso-secret']
      // Compared by their hashes, which are equally long.
      const isGenuine =
        typeof given === 'string' && timingSafeEqual(sha256(Buffer.from(given)), sha256(Buffer.from(webhookSecret)))
      if (!isGenuine) throw new NotGenuine('the secret of the webhook is missing or wrong')
      const told = Told.safeParse(parseJson(body))
      return told.success ? String(told.data.payload.id) : null
    },
  }
}

async function upload(url: string, pdf: Buffer): Promise<void> {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(pdf),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!response.ok) throw new Error(`the file could not be handed to Documenso: ${response.status}`)
}

/** How many pages a PDF of ours has; its page objects are not compressed. */
function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 1
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
