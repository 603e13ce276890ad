/**
 * A phone or a key in software, which speaks Web Authentication (level 2, sections 6.1 and 6.5) with a P-256 key and no attestation.
 * The bytes are written by hand, so that what reads them is not what wrote them.
 */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const isPresentAndVerified = 0x05
const carriesItsKey = 0x40

const base64url = (bytes: Buffer) => bytes.toString('base64url')
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

/** What a market asks; the rest of it a real one would read too. */
type Asked = Readonly<Record<string, unknown>>

/** An authenticator with one key for the market at this address. */
export function anAuthenticator(url: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const { origin, hostname } = new URL(url)
  let counter = 0

  const said = (type: string, { challenge }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (flags: number, count: number) => {
    const rest = Buffer.alloc(5)
    rest.writeUInt8(flags, 0)
    rest.writeUInt32BE(count, 1)
    return Buffer.concat([sha256(hostname), rest])
  }
  const named = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const, clientExtensionResults: {} }

  return {
    /** What it answers when it is asked for a new key. */
    create(asked: Asked) {
      const coseKey = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32]),
        Buffer.from(x!, 'base64url'),
        Buffer.from([0x22, 0x58, 32]),
        Buffer.from(y!, 'base64url'),
      ])
      const model = Buffer.alloc(16)
      const data = Buffer.concat([
        head(isPresentAndVerified | carriesItsKey, counter),
        model,
        Buffer.from([0, id.length]),
        id,
        coseKey,
      ])
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        Buffer.from([0x58, data.length]),
        data,
      ])
      return {
        ...named,
        response: {
          clientDataJSON: base64url(said('webauthn.create', asked)),
          attestationObject: base64url(attestation),
          transports: ['internal' as const],
        },
      }
    },
    /** What it answers when it is asked who is there; it counts its answers unless it is told a count. */
    sign(asked: Asked, { counter: count = ++counter }: { counter?: number } = {}) {
      const client = said('webauthn.get', asked)
      const data = head(isPresentAndVerified, count)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        ...named,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      }
    },
  }
}
