import { randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readTimestamp } from './check-signatures.ts'
import { sha256 } from './sha256.ts'

const timeoutMs = 15_000
const sha256Oid = '2.16.840.1.101.3.4.2.1'

/**
 * Asks a timestamp authority (RFC 3161, over HTTP) to confirm when a signature existed; answers its token in DER. Throws when
 * it cannot be reached, refuses, or confirms something else.
 */
export async function askForTimestamp(url: string, signature: Buffer): Promise<Buffer> {
  const imprint = sha256(signature)
  const nonce = new Uint8Array(randomBytes(8))
  nonce[0] = nonce[0]! & 0x7f
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new asn1.OctetString({ valueHex: new Uint8Array(imprint).buffer }),
    }),
    nonce: new asn1.Integer({ valueHex: nonce.buffer }),
    certReq: true,
  })
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: request.toSchema().toBER(false),
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!answer.ok) throw new Error(`the timestamp authority answered ${answer.status}`)
  const response = pkijs.TimeStampResp.fromBER(new Uint8Array(await answer.arrayBuffer()))
  const status: number = response.status.status
  // RFC 3161, 2.4.2: granted, or granted with modifications.
  if ((status !== 0 && status !== 1) || !response.timeStampToken) {
    throw new Error(`the timestamp authority refused with status ${status}`)
  }
  const token = Buffer.from(response.timeStampToken.toSchema().toBER(false))
  if (!readTimestamp(token).imprint.equals(imprint)) throw new Error('the timestamp is about something else')
  return token
}
