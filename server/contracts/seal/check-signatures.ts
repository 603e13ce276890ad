import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { sha256 } from './sha256.ts'
import { beginCms, endCms, oids } from './sign-pdf.ts'

/** What a look at one signature of a PDF found. */
export interface CheckedSignature {
  isValid: boolean
  /** SHA-256 of the certificate that signed, in hex; empty when it could not be read. */
  certificateHash: string
  /** The instant an authority confirmed; null without a timestamp. */
  timestampAt: Date | null
}

/** What a look at all signatures of a PDF found. */
export interface CheckedPdf {
  signatures: CheckedSignature[]
  /** There are signatures, each is valid, and the last one covers the whole file. */
  isIntact: boolean
}

/**
 * Checks every signature of a PDF: the hash of the bytes it covers, the signature over that hash, and that the certificate
 * is the one that was meant (ESS signing-certificate-v2). Whether the certificate is the market's is for the caller to say.
 */
export async function checkSignatures(pdf: Buffer): Promise<CheckedPdf> {
  const ranges = rangesOf(pdf)
  const signatures: CheckedSignature[] = []
  for (const range of ranges) signatures.push(await checkOne(pdf, range))
  const last = ranges.at(-1)
  const coversAll = last !== undefined && last.end === pdf.length
  return { signatures, isIntact: coversAll && signatures.every(({ isValid }) => isValid) }
}

interface Range {
  /** Where the hole for the signature begins and ends, angle brackets included. */
  holeStart: number
  holeEnd: number
  end: number
}

function rangesOf(pdf: Buffer): Range[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map(
    ([, from, length, after, rest]) => {
      const [start, holeStart, holeEnd] = [Number(from), Number(length), Number(after)]
      // A range that does not begin with the file is none.
      return { holeStart: start === 0 ? holeStart : -1, holeEnd, end: holeEnd + Number(rest) }
    },
  )
}

const invalid: CheckedSignature = { isValid: false, certificateHash: '', timestampAt: null }

async function checkOne(pdf: Buffer, { holeStart, holeEnd, end }: Range): Promise<CheckedSignature> {
  if (holeStart < 0 || holeEnd <= holeStart || end > pdf.length) return invalid
  const hole = pdf.subarray(holeStart, holeEnd).toString('latin1')
  // Nothing but the signature and zeros may stand there, in one spelling, so that no byte of the file is free.
  if (!/^<[0-9a-f]+>$/.test(hole)) return invalid
  const room = Buffer.from(hole.slice(1, -1), 'hex')
  const signedBytes = Buffer.concat([pdf.subarray(0, holeStart), pdf.subarray(holeEnd, end)])
  try {
    return await checkCms(room, signedBytes)
  } catch {
    // What cannot be read as a signature is none.
    return invalid
  }
}

async function checkCms(room: Buffer, signedBytes: Buffer): Promise<CheckedSignature> {
  const { result, offset } = asn1.fromBER(new Uint8Array(room))
  if (offset < 0 || room.subarray(offset).some((byte) => byte !== 0)) return invalid
  const signed = new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: result }).content })
  const [info, ...more] = signed.signerInfos
  const certificate = signed.certificates?.[0]
  if (!info || more.length > 0 || !(certificate instanceof pkijs.Certificate)) return invalid
  const der = Buffer.from(certificate.toSchema().toBER(false))
  const digest = attributeOf(info, oids.messageDigest)
  const certificateId = attributeOf(info, oids.signingCertificateV2)
  const isMeant = octetsIn(certificateId).some((bytes) => bytes.equals(sha256(der)))
  const isSameHash = octetsIn(digest).some((bytes) => bytes.equals(sha256(signedBytes)))
  const isSigned = await signed.verify({
    signer: 0,
    data: new Uint8Array(signedBytes).buffer,
    checkChain: false,
    // pkijs looks for the signer among these.
    trustedCerts: [],
  })
  return {
    isValid: isMeant && isSameHash && isSigned && isWrittenHere(room.subarray(0, offset), signed, signedBytes),
    certificateHash: sha256(der).toString('hex'),
    timestampAt: timestampOf(info),
  }
}

/** The only algorithms that are signed with here, in DER: SHA-256, and with it ECDSA or RSA. */
const digestAlgorithm = '300d06096086480165030402010500'
const ecdsaAlgorithm = '300a06082a8648ce3d040302'
const rsaAlgorithm = '300d06092a864886f70d01010b0500'

/**
 * Whether a signature is written exactly as it is written here, so that no byte around what is signed is free: it is built
 * anew from its parts and compared. The certificates are named by their hashes in what is signed.
 */
function isWrittenHere(cms: Buffer, signed: pkijs.SignedData, signedBytes: Buffer): boolean {
  const certificates = (signed.certificates ?? []).filter((each) => each instanceof pkijs.Certificate)
  const info = signed.signerInfos[0]!
  const digests = [...signed.digestAlgorithms, info.digestAlgorithm].map(hexOf)
  if (digests.some((digest) => digest !== digestAlgorithm)) return false
  const algorithm = hexOf(info.signatureAlgorithm)
  if (algorithm !== ecdsaAlgorithm && algorithm !== rsaAlgorithm) return false
  if (algorithm === ecdsaAlgorithm && !isStrict(Buffer.from(info.signature.valueBlock.valueHexView))) return false
  const again = beginCms(
    signedBytes,
    certificates.map((certificate) => Buffer.from(certificate.toSchema().toBER(false))),
  )
  again.signed.digestAlgorithms = [info.digestAlgorithm]
  again.info.digestAlgorithm = info.digestAlgorithm
  again.info.signatureAlgorithm = info.signatureAlgorithm
  again.info.signature = info.signature
  return endCms(again.signed, again.info, tokenOf(info)).equals(cms)
}

/** Two whole numbers in a sequence and nothing else (RFC 3279, 2.2.3): readers are lenient about their tags. */
function isStrict(signature: Buffer): boolean {
  const first = signature[3] ?? 0
  const second = signature[5 + first] ?? 0
  return (
    signature[0] === 0x30 &&
    signature[1] === signature.length - 2 &&
    signature[2] === 0x02 &&
    signature[4 + first] === 0x02 &&
    signature.length === 6 + first + second
  )
}

function hexOf(algorithm: pkijs.AlgorithmIdentifier): string {
  return Buffer.from(algorithm.toSchema().toBER(false)).toString('hex')
}

function attributeOf({ signedAttrs }: pkijs.SignerInfo, oid: string): asn1.BaseBlock | null {
  const found = signedAttrs?.attributes.find(({ type }) => type === oid)
  return (found?.values[0] as asn1.BaseBlock | undefined) ?? null
}

/** Every octet string in a value, however deep. */
function octetsIn(block: asn1.BaseBlock | null): Buffer[] {
  if (block === null) return []
  if (block instanceof asn1.OctetString) return [Buffer.from(block.valueBlock.valueHexView)]
  const { value } = block.valueBlock as { value?: unknown }
  return Array.isArray(value) ? value.flatMap((part: asn1.BaseBlock) => octetsIn(part)) : []
}

/** When an authority saw the signature: the time in a token that is about this signature and none other. */
function timestampOf(info: pkijs.SignerInfo): Date | null {
  const token = tokenOf(info)
  if (!token) return null
  const about = readTimestamp(token)
  return about.imprint.equals(sha256(Buffer.from(info.signature.valueBlock.valueHexView))) ? about.at : null
}

function tokenOf({ unsignedAttrs }: pkijs.SignerInfo): Buffer | null {
  const found = unsignedAttrs?.attributes.find(({ type }) => type === oids.timestamp)
  return found ? Buffer.from((found.values[0] as asn1.BaseBlock).toBER(false)) : null
}

/** Reads what a timestamp token (RFC 3161, 2.4.2) confirms. */
export function readTimestamp(token: Buffer): { at: Date; imprint: Buffer } {
  const signed = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(new Uint8Array(token)).content })
  const content = signed.encapContentInfo.eContent
  if (!content) throw new Error('the timestamp holds nothing')
  const info = pkijs.TSTInfo.fromBER(content.getValue())
  return { at: info.genTime, imprint: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView) }
}
