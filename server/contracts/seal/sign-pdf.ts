import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { certificateOf, type SealingKey } from './certificate.ts'

/** Object identifiers of CMS (RFC 5652), ESS (RFC 5035) and timestamps (RFC 3161). */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestamp: '1.2.840.113549.1.9.16.2.14',
} as const

/** Room for one signature in the file, in bytes: certificates and a timestamp of a chain of three fit well. */
const roomBytes = 12_288

/** What one signature says of itself. */
export interface SignatureWords {
  name: string
  reason: string
  location: string
  contact: string
  at: Date
}

/** Asks an authority to confirm when a signature existed; answers its token in DER. */
export type AskForTimestamp = (signature: Buffer) => Promise<Buffer>

/**
 * Adds a signature to a PDF as an incremental update, so that those before it stay valid: PAdES baseline B-B, or B-T with a
 * timestamp (ETSI EN 319 142-1).
 */
export async function signPdf(
  pdf: Buffer,
  key: SealingKey,
  words: SignatureWords,
  askForTimestamp: AskForTimestamp | null = null,
): Promise<Buffer> {
  const { name, reason, location, contact, at } = words
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    name,
    reason,
    location,
    contactInfo: contact,
    signingTime: at,
    signatureLength: roomBytes,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  })
  return await new SignPdf().sign(prepared, new CadesSigner(key, askForTimestamp), at)
}

class CadesSigner extends Signer {
  readonly #key: SealingKey
  readonly #askForTimestamp: AskForTimestamp | null

  constructor(key: SealingKey, askForTimestamp: AskForTimestamp | null) {
    super()
    this.#key = key
    this.#askForTimestamp = askForTimestamp
  }

  override async sign(signedBytes: Buffer): Promise<Buffer> {
    const { chain, privateKey } = this.#key
    const certificate = certificateOf(chain[0]!)
    const info = new pkijs.SignerInfo({
      version: 1,
      sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new pkijs.SignedAndUnsignedAttributes({
        type: 0,
        attributes: signedAttributes(signedBytes, chain[0]!),
      }),
    })
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
      certificates: chain.map(certificateOf),
      signerInfos: [info],
    })
    await signed.sign(privateKey, 0, 'SHA-256', new Uint8Array(signedBytes).buffer)
    if (this.#askForTimestamp) {
      const token = await this.#askForTimestamp(Buffer.from(info.signature.valueBlock.valueHexView))
      info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
        type: 1,
        attributes: [
          new pkijs.Attribute({ type: oids.timestamp, values: [asn1.fromBER(new Uint8Array(token)).result] }),
        ],
      })
    }
    const content = new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) })
    return Buffer.from(content.toSchema().toBER(false))
  }
}

/**
 * What is signed beside the bytes: their hash, and that of the certificate, so that no other can be put in its place. The
 * time is not among them: PAdES wants it in the dictionary of the PDF (EN 319 142-1, 6.3).
 */
function signedAttributes(signedBytes: Buffer, certificate: Buffer): pkijs.Attribute[] {
  const certificateId = new asn1.Sequence({ value: [octets(sha256(certificate))] })
  return [
    new pkijs.Attribute({ type: oids.contentType, values: [new asn1.ObjectIdentifier({ value: oids.data })] }),
    new pkijs.Attribute({ type: oids.messageDigest, values: [octets(sha256(signedBytes))] }),
    new pkijs.Attribute({
      type: oids.signingCertificateV2,
      values: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [certificateId] })] })],
    }),
  ]
}

/** SHA-256 of bytes. */
export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function octets(bytes: Buffer): asn1.OctetString {
  return new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer })
}
