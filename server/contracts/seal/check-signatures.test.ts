import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { TimestampStandIn } from '#test/support/timestamp-stand-in.ts'
import { commonNameOf, makeOwnCertificate, openOwnKey, type SealingKey } from './certificate.ts'
import { checkSignatures } from './check-signatures.ts'
import { openP12 } from './open-p12.ts'
import { signPdf } from './sign-pdf.ts'
import { askForTimestamp } from './timestamp.ts'

const at = new Date('2026-11-28T12:00:00Z')
const words = { reason: 'Agreed', location: 'Porto', contact: 'market@example.com', at }
let once: Buffer
let thrice: Buffer
let leaf: Buffer
let sealingKey: SealingKey

beforeAll(async () => {
  const { pkcs8, chain } = await makeOwnCertificate('Stoa', at)
  leaf = chain[0]!
  const key = await openOwnKey(pkcs8, chain)
  sealingKey = key
  const sheet = new PdfSheet({ title: 'An agreement', language: 'en', createdAt: at })
  sheet.put(sheet.root, 'P', () => void sheet.write('Inês and Marta agree.', 48, 48))
  const plain = await sheet.end()
  once = await signPdf(plain, key, { ...words, name: 'Stoa' })
  thrice = await signPdf(await signPdf(once, key, { ...words, name: 'Inês Duarte' }), key, { ...words, name: 'Marta' })
})

describe('the signatures of a file', () => {
  test('are all valid when nothing was changed, and name the seal of the market', async () => {
    expect(await checkSignatures(once)).toMatchObject({ isIntact: true, signatures: [{ isValid: true }] })
    const checked = await checkSignatures(thrice)
    expect(checked.isIntact).toBe(true)
    expect(checked.signatures.map(({ isValid }) => isValid)).toEqual([true, true, true])
    expect(commonNameOf(leaf)).toBe('Stoa contract seal')
  })

  test('leave those before them as they were: each is an update that begins with the whole file before it', () => {
    expect(thrice.subarray(0, once.length).equals(once)).toBe(true)
  })

  test('do not survive one changed byte, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(thrice.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const changed = Buffer.from(thrice)
        changed[place] = changed[place]! ^ flip
        expect((await checkSignatures(changed)).isIntact).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test('leave no byte of the last one free: certificates, attributes and all around them', async () => {
    const hole = once.indexOf('/Contents <') + '/Contents <'.length
    const end = once.indexOf('0'.repeat(64), hole)
    const free: number[] = []
    // All of them take half a minute; every thirteenth meets each part of it.
    for (let place = hole; place < end; place += 13) {
      const changed = Buffer.from(once)
      changed[place] = changed[place] === 0x31 ? 0x32 : 0x31
      if ((await checkSignatures(changed)).isIntact) free.push(place - hole)
    }
    expect(free).toEqual([])
  })

  test('do not survive what is added behind them, and a file without any is not intact', async () => {
    expect((await checkSignatures(Buffer.concat([thrice, Buffer.from('\n')]))).isIntact).toBe(false)
    expect(await checkSignatures(Buffer.from('%PDF-1.7'))).toEqual({ signatures: [], isIntact: false })
  })
})

describe('a timestamp', () => {
  const authority = new TimestampStandIn()
  beforeAll(() => authority.open())
  afterAll(() => authority.close())
  const stamp = async (bytes: Buffer) =>
    await signPdf(bytes, sealingKey, { ...words, name: 'Stoa' }, (signature) =>
      askForTimestamp(authority.url, signature),
    )

  test('of an authority stands in the signature and says when it saw it', async () => {
    const { signatures, isIntact } = await checkSignatures(await stamp(once))
    expect(isIntact).toBe(true)
    expect(signatures.map(({ timestampAt }) => timestampAt)).toEqual([null, authority.at])
  })

  test('that is refused seals nothing', async () => {
    authority.refuses = true
    await expect(stamp(once)).rejects.toThrow(/refused with status 2/)
  })
})

describe.runIf(canRun('openssl', 'version'))("the operator's own certificate", () => {
  test.each(['ec -pkeyopt ec_paramgen_curve:P-256', 'rsa:2048'])(
    'in a P12 with a key of %s seals as well',
    async (kind) => {
      const folder = mkdtempSync(join(tmpdir(), 'stoa-p12-'))
      const run = (...given: string[]) => execFileSync('openssl', given, { cwd: folder, stdio: 'ignore' })
      try {
        const key = ['-newkey', ...kind.split(' '), '-nodes', '-keyout', 'key.pem', '-out', 'leaf.pem', '-days', '900']
        run('req', '-x509', ...key, '-subj', '/CN=Seal of Olaria')
        run('pkcs12', '-export', '-inkey', 'key.pem', '-in', 'leaf.pem', '-out', 'seal.p12', '-passout', 'pass:clay')
        const bytes = readFileSync(join(folder, 'seal.p12'))
        const opened = await openP12(bytes, 'clay')
        expect(commonNameOf(opened.chain[0]!)).toBe('Seal of Olaria')
        const sealed = await signPdf(once, opened, { ...words, name: 'Olaria' })
        expect(await checkSignatures(sealed)).toMatchObject({ isIntact: true, signatures: [{}, { isValid: true }] })
        await expect(openP12(bytes, 'mud')).rejects.toThrow()
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})

describe.runIf(canRun('pdfsig', '-v'))('another program, pdfsig', () => {
  test('finds every signature valid, and none after a change', () => {
    expect(pdfsig(thrice).match(/Signature is Valid/g)).toHaveLength(3)
    expect(pdfsig(thrice)).toContain('Total document signed')
    const changed = Buffer.from(thrice)
    const place = changed.indexOf('/Title')
    changed[place + 12] = changed[place + 12]! ^ 1
    expect(pdfsig(changed)).not.toContain('Signature is Valid')
    expect(pdfsig(changed).match(/Digest Mismatch/g)).toHaveLength(3)
  })
})

function canRun(program: string, ...words: string[]): boolean {
  try {
    execFileSync(program, words, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function pdfsig(pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-pdfsig-'))
  try {
    const file = join(folder, 'contract.pdf')
    writeFileSync(file, pdf)
    return execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
