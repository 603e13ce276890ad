import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

/** What seals: a private key and the certificate that vouches for it, with the one above it. */
export interface SealingKey {
  privateKey: CryptoKey
  /** DER, the one that signs first. */
  chain: Buffer[]
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const yearMs = 365 * 86_400_000

/**
 * Makes the market's own certificate: one that signs (ECDSA P-256, digital signature and non-repudiation only), issued by a
 * root of the market that is used once and forgotten, so that nobody can issue another one in its name. Answers the private
 * key in PKCS #8 as well, to be kept. Valid for twenty years from the given instant.
 */
export async function makeOwnCertificate(marketName: string, at: Date): Promise<{ pkcs8: Buffer; chain: Buffer[] }> {
  const [rootKeys, keys] = [await generate(), await generate()]
  const names = { root: `${marketName} contract root`, leaf: `${marketName} contract seal` }
  const root = await issue({ subject: names.root, issuer: names.root, keys: rootKeys, by: rootKeys, at, isRoot: true })
  const leaf = await issue({ subject: names.leaf, issuer: names.root, keys, by: rootKeys, at, isRoot: false })
  return { pkcs8: Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)), chain: [leaf, root] }
}

/** Opens a key that `makeOwnCertificate` made. */
export async function openOwnKey(pkcs8: Buffer, chain: Buffer[]): Promise<SealingKey> {
  const privateKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), algorithm, false, ['sign'])
  return { privateKey, chain }
}

/** A certificate from its DER. */
export function certificateOf(der: Buffer): pkijs.Certificate {
  return pkijs.Certificate.fromBER(new Uint8Array(der))
}

/** Whom a certificate names, as `Stoa contract seal`. */
export function commonNameOf(der: Buffer): string {
  const name = certificateOf(der).subject.typesAndValues.find(({ type }) => type === '2.5.4.3')
  return name ? name.value.valueBlock.value : ''
}

async function generate(): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function issue(wish: {
  subject: string
  issuer: string
  keys: CryptoKeyPair
  by: CryptoKeyPair
  at: Date
  isRoot: boolean
}): Promise<Buffer> {
  const { subject, issuer, keys, by, at, isRoot } = wish
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  const serial = crypto.getRandomValues(new Uint8Array(16))
  // Positive and of full length (RFC 5280, 4.1.2.2).
  serial[0] = (serial[0]! & 0x7f) | 0x40
  certificate.serialNumber = new asn1.Integer({ valueHex: serial.buffer })
  certificate.subject.typesAndValues.push(nameOf(subject))
  certificate.issuer.typesAndValues.push(nameOf(issuer))
  certificate.notBefore.value = wholeSecond(at.getTime() - 86_400_000)
  certificate.notAfter.value = wholeSecond(at.getTime() + 20 * yearMs)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  // RFC 5280, 4.2.1.9 and 4.2.1.3: whether it may issue, and what its key is for.
  const constraints = new pkijs.BasicConstraints({ cA: isRoot })
  const usage = new asn1.BitString({
    valueHex: new Uint8Array([isRoot ? 0b0000_0110 : 0b1100_0000]).buffer,
    unusedBits: isRoot ? 1 : 6,
  })
  certificate.extensions = [extension('2.5.29.19', constraints.toSchema()), extension('2.5.29.15', usage)]
  await certificate.sign(by.privateKey, 'SHA-256')
  return Buffer.from(certificate.toSchema(true).toBER(false))
}

function extension(extnID: string, value: asn1.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical: true, extnValue: value.toBER(false) })
}

function nameOf(value: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value }) })
}

function wholeSecond(ms: number): Date {
  return new Date(Math.floor(ms / 1_000) * 1_000)
}
