import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { SignPdf } from '@signpdf/signpdf'
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { certificateOf, type SealingKey } from './certificate.ts'
import { sha256 } from './sha256.ts'

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
    const { info, signed } = beginCms(signedBytes, chain)
    await signed.sign(privateKey, 0, 'SHA-256', new Uint8Array(signedBytes).buffer)
    // RFC 4055, 5: with RSA the parameters are there, and NULL.
    if (privateKey.algorithm.name !== 'ECDSA') info.signatureAlgorithm.algorithmParams = new asn1.Null()
    const token = this.#askForTimestamp
      ? await this.#askForTimestamp(Buffer.from(info.signature.valueBlock.valueHexView))
      : null
    return endCms(signed, info, token)
  }
}

/** A signature of CMS before it is signed: about these bytes, by the first of these certificates. */
export function beginCms(
  signedBytes: Buffer,
  chain: readonly Buffer[],
): { signed: pkijs.SignedData; info: pkijs.SignerInfo } {
  const { issuer, serialNumber } = certificateOf(chain[0]!)
  const attributes = signedAttributes(signedBytes, chain)
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
  })
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: chain.map(certificateOf),
    signerInfos: [info],
  })
  return { signed, info }
}

/** Writes a signature that was signed, with its timestamp if there is one. The same parts give the same bytes. */
export function endCms(signed: pkijs.SignedData, info: pkijs.SignerInfo, token: Buffer | null): Buffer {
  if (token) {
    const value = asn1.fromBER(new Uint8Array(token)).result
    const attributes = [new pkijs.Attribute({ type: oids.timestamp, values: [value] })]
    info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes })
  }
  const content = new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) })
  return Buffer.from(content.toSchema().toBER(false))
}

/**
 * What is signed beside the bytes: their hash, and those of the certificates, so that none can be put in the place of another.
 * The time is not among them: PAdES wants it in the dictionary of the PDF (EN 319 142-1, 6.3).
 */
function signedAttributes(signedBytes: Buffer, chain: readonly Buffer[]): pkijs.Attribute[] {
  const certificateIds = chain.map((certificate) => new asn1.Sequence({ value: [octets(sha256(certificate))] }))
  return [
    new pkijs.Attribute({ type: oids.contentType, values: [new asn1.ObjectIdentifier({ value: oids.data })] }),
    new pkijs.Attribute({ type: oids.messageDigest, values: [octets(sha256(signedBytes))] }),
    new pkijs.Attribute({
      type: oids.signingCertificateV2,
      values: [new asn1.Sequence({ value: [new asn1.Sequence({ value: certificateIds })] })],
    }),
  ]
}

function octets(bytes: Buffer): asn1.OctetString {
  return new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer })
}
