import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Recipient {
  recipientId: number
  name: string
  email: string
  signingOrder: number
  signingStatus: 'NOT_SIGNED' | 'SIGNED' | 'REJECTED'
  signedAt: string | null
}

interface Document {
  id: number
  externalId: string
  title: string
  status: 'DRAFT' | 'PENDING' | 'COMPLETED' | 'REJECTED'
  recipients: Recipient[]
  fields: { recipientId: number; pageNumber: number }[]
  file: Buffer | null
  mails: number
}

export const documensoKeys = { DOCUMENSO_API_KEY: 'api_stand_in', DOCUMENSO_WEBHOOK_SECRET: 'whs_stand_in' }

/** Documenso as it looks from here: documents, recipients, fields, sending, and files. */
export class DocumensoStandIn {
  readonly documents = new Map<number, Document>()
  url = ''
  /** Requests to these paths are done and never answered, so many times. */
  private readonly losses: { path: RegExp; times: number }[] = []
  private readonly server = createServer((request, response) => void this.serve(request, response))

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this.url
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Does what is asked and loses the answer. */
  lose(path: RegExp, times = 1): void {
    this.losses.push({ path, times })
  }

  sign(id: string, email: string): void {
    const document = this.get(id)
    const next = document.recipients.find(({ signingStatus }) => signingStatus === 'NOT_SIGNED')
    if (document.status !== 'PENDING' || next?.email !== email) throw new Error(`${email} is not asked to sign`)
    Object.assign(next, { signingStatus: 'SIGNED', signedAt: new Date(1_795_000_000_000).toISOString() })
    if (document.recipients.every(({ signingStatus }) => signingStatus === 'SIGNED')) {
      document.status = 'COMPLETED'
      document.file = Buffer.concat([document.file!, Buffer.from('\n% signed at the service\n')])
    }
  }

  reject(id: string, email: string): void {
    const document = this.get(id)
    document.recipients.find((recipient) => recipient.email === email)!.signingStatus = 'REJECTED'
    document.status = 'REJECTED'
  }

  webhook(id: string): { body: Buffer; headers: Record<string, string> } {
    const { externalId, status } = this.get(id)
    const event = status === 'COMPLETED' ? 'DOCUMENT_COMPLETED' : 'DOCUMENT_SIGNED'
    return {
      body: Buffer.from(JSON.stringify({ event, payload: { id: Number(id), externalId, status } })),
      headers: { 'x-documenso-secret': documensoKeys.DOCUMENSO_WEBHOOK_SECRET },
    }
  }

  get(id: string): Document {
    const document = this.documents.get(Number(id))
    if (!document) throw new Error(`there is no document ${id}`)
    return document
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request)
    const { pathname } = new URL(request.url!, this.url)
    const { status, json, file } = this.answer(request, pathname, body)
    const loss = this.losses.find(({ path, times }) => times > 0 && path.test(`${request.method} ${pathname}`))
    if (loss) {
      loss.times--
      return void request.socket.destroy()
    }
    if (file) response.writeHead(200, { 'content-type': 'application/pdf' }).end(file)
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  }

  private answer(
    request: IncomingMessage,
    path: string,
    body: Buffer,
  ): { status: number; json?: object; file?: Buffer | null } {
    const [, fileId] = /^\/files\/(\d+)$/.exec(path) ?? []
    if (fileId && request.method === 'PUT') {
      this.get(fileId).file = body
      return { status: 200, json: {} }
    }
    if (fileId) return { status: 200, file: this.get(fileId).file }
    if (request.headers.authorization !== documensoKeys.DOCUMENSO_API_KEY)
      return { status: 401, json: { message: 'Unauthorized' } }
    const sent = body.length > 0 ? (JSON.parse(body.toString()) as Record<string, unknown>) : {}
    if (request.method === 'POST' && path === '/api/v1/documents') return { status: 200, json: this.create(sent) }
    const [, id, act = ''] = /^\/api\/v1\/documents\/(\d+)(?:\/(\w+))?$/.exec(path) ?? []
    const document = this.documents.get(Number(id))
    if (!document) return { status: 404, json: { message: 'Document not found' } }
    return this.actOn(document, `${request.method} ${act}`, sent)
  }

  private create(sent: Record<string, unknown>): object {
    const id = this.documents.size + 1
    const wanted = sent['recipients'] as { name: string; email: string; signingOrder: number }[]
    const recipients = wanted.map(({ name, email, signingOrder }, at): Recipient => {
      const recipientId = id * 100 + at
      return { recipientId, name, email, signingOrder, signingStatus: 'NOT_SIGNED', signedAt: null }
    })
    const about = { id, externalId: String(sent['externalId']), title: String(sent['title']) }
    this.documents.set(id, { ...about, status: 'DRAFT', recipients, fields: [], file: null, mails: 0 })
    return { documentId: id, uploadUrl: `${this.url}/files/${id}`, recipients }
  }

  private actOn(document: Document, act: string, sent: Record<string, unknown>): { status: number; json: object } {
    switch (act) {
      case 'GET ':
        return { status: 200, json: document }
      case 'DELETE ':
        this.documents.delete(document.id)
        return { status: 200, json: document }
      case 'POST fields':
        document.fields.push(sent as unknown as Document['fields'][number])
        return { status: 200, json: { documentId: document.id, fields: sent } }
      case 'GET download':
        return { status: 200, json: { downloadUrl: `${this.url}/files/${document.id}` } }
      case 'POST send': {
        const hasAll = document.recipients.every(({ recipientId }) =>
          document.fields.some((field) => field.recipientId === recipientId),
        )
        if (!document.file || !hasAll) return { status: 400, json: { message: 'Signers must have a signature field' } }
        document.status = 'PENDING'
        document.mails++
        return { status: 200, json: document }
      }
      default:
        return { status: 404, json: { message: 'Not found' } }
    }
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
