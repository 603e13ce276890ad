/** What an outside service is given to have signed: a file, who signs it in which order, and where on its last page. */
export interface Envelope {
  /** Our contract, to be told apart at the service. */
  reference: string
  title: string
  pdf: Buffer
  signers: { name: string; email: string }[]
}

/** How an envelope stands at the service. */
export interface EnvelopeAnswer {
  state: 'waiting' | 'completed' | 'rejected'
  signers: { email: string; signedAt: Date | null; hasRejected: boolean }[]
}

/**
 * An outside service that has contracts signed. Each adapter passes `conformance.ts`. All but `readWebhook` ask over the network
 * and throw when no good answer comes; they are called outside any transaction and asked again.
 */
export interface SigningService {
  readonly name: 'documenso'
  /** Makes an envelope nobody hears of yet; answers its id there. Asked twice it makes two, of which one is never sent. */
  create(envelope: Envelope): Promise<string>
  /** Has it sent to who signs. Sent twice it is sent once. */
  send(envelopeId: string): Promise<void>
  find(envelopeId: string): Promise<EnvelopeAnswer>
  /** The signed file, when it is completed. */
  download(envelopeId: string): Promise<Buffer>
  /** Takes it back; what is gone already stays gone. */
  cancel(envelopeId: string): Promise<void>
  /** The envelope a webhook is about; null when it is about none. Throws `NotGenuine` when the service did not send it. */
  readWebhook(body: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): string | null
}

/** A webhook that the service did not send. */
export class NotGenuine extends Error {}

declare module '#server/platform/context.ts' {
  interface Ports {
    /** Where contracts are signed; null: here. */
    signingService: SigningService | null
  }
}
