import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

const timestampContent = '1.2.840.113549.1.9.16.1.4'

/** A timestamp authority (RFC 3161) of one's own: confirms whatever it is asked, at the instant it is told. */
export class TimestampStandIn {
  at = new Date('2026-11-28T12:00:00Z')
  /** Answers with a refusal instead. */
  refuses = false
  url = ''
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void this.answer(Buffer.concat(chunks)).then((der) => response.end(der))
    })
  })

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return this.url
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async answer(asked: Buffer): Promise<Buffer> {
    const status = new pkijs.PKIStatusInfo({ status: this.refuses ? 2 : 0 })
    if (this.refuses) return derOf(new pkijs.TimeStampResp({ status }).toSchema())
    const { messageImprint } = pkijs.TimeStampReq.fromBER(new Uint8Array(asked))
    const info = new pkijs.TSTInfo({
      version: 1,
      policy: '1.2.3.4',
      messageImprint,
      serialNumber: new asn1.Integer({ value: 1 }),
      genTime: this.at,
    })
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const certificate = new pkijs.Certificate()
    certificate.serialNumber = new asn1.Integer({ value: 7 })
    const content = new asn1.OctetString({ valueHex: info.toSchema().toBER(false) })
    const signed = new pkijs.SignedData({
      version: 3,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: timestampContent, eContent: content }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({
            issuer: certificate.issuer,
            serialNumber: certificate.serialNumber,
          }),
        }),
      ],
    })
    await signed.sign(keys.privateKey, 0, 'SHA-256')
    const token = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
    return derOf(new pkijs.TimeStampResp({ status, timeStampToken: token }).toSchema())
  }
}

function derOf(schema: asn1.BaseBlock): Buffer {
  return Buffer.from(schema.toBER(false))
}
