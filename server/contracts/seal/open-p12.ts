import type * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import type { SealingKey } from './certificate.ts'

const bags = { key: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' } as const
const rsa = '1.2.840.113549.1.1.1'

/**
 * Opens a PKCS #12 file (RFC 7292) encrypted as OpenSSL 3 does (PBES2 with AES): its key, and its certificates with the one
 * of the key first. Throws when the password is wrong, or the file is older and uses RC2 or Triple DES.
 */
export async function openP12(bytes: Buffer, password: string): Promise<SealingKey> {
  const secret = new TextEncoder().encode(password).buffer
  const pfx = pkijs.PFX.fromBER(new Uint8Array(bytes))
  await pfx.parseInternalValues({ password: secret, checkIntegrity: true })
  const safe = pfx.parsedValue!.authenticatedSafe!
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) })
  const found = (safe.parsedValue.safeContents as { value: pkijs.SafeContents }[]).flatMap(
    ({ value }) => value.safeBags,
  )

  const certificates = found
    .filter(({ bagId }) => bagId === bags.certificate)
    .map(({ bagValue }) => (bagValue as pkijs.CertBag).parsedValue as pkijs.Certificate)
  const shrouded = found.find(({ bagId }) => bagId === bags.key)?.bagValue as pkijs.PKCS8ShroudedKeyBag | undefined
  if (!shrouded || certificates.length === 0) throw new Error('the P12 file holds no key with its certificate')
  // pkijs opens it in place, through a method it keeps to itself.
  await (
    shrouded as unknown as { parseInternalValues(of: { password: ArrayBuffer }): Promise<void> }
  ).parseInternalValues({
    password: secret,
  })
  const pkcs8 = shrouded.parsedValue!.toSchema().toBER(false)
  const algorithm =
    shrouded.parsedValue!.privateKeyAlgorithm.algorithmId === rsa
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: curveOf(shrouded.parsedValue!) }
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const chain = certificates.map((certificate) => Buffer.from(certificate.toSchema().toBER(false)))
  return { privateKey, chain: await leafFirst(chain, certificates, privateKey) }
}

function curveOf({ privateKeyAlgorithm }: pkijs.PrivateKeyInfo): string {
  const oid = (privateKeyAlgorithm.algorithmParams as asn1.ObjectIdentifier).valueBlock.toString()
  const curve = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384', '1.3.132.0.35': 'P-521' }[oid]
  if (!curve) throw new Error(`keys of curve ${oid} cannot seal`)
  return curve
}

/** Puts the certificate to the front that can check what the key signed. */
async function leafFirst(
  chain: readonly Buffer[],
  certificates: readonly pkijs.Certificate[],
  privateKey: CryptoKey,
): Promise<Buffer[]> {
  const sample = new Uint8Array(32)
  const algorithm = { name: privateKey.algorithm.name, hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, privateKey, sample)
  for (const [index, certificate] of certificates.entries()) {
    const publicKey = await certificate.getPublicKey().catch(() => null)
    if (publicKey?.algorithm.name !== privateKey.algorithm.name) continue
    if (await crypto.subtle.verify(algorithm, publicKey, signature, sample)) {
      return [chain[index]!, ...chain.filter((_, other) => other !== index)]
    }
  }
  throw new Error('the P12 file holds no certificate for its key')
}
