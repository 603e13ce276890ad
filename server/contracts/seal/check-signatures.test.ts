import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { commonNameOf, makeOwnCertificate, openOwnKey } from './certificate.ts'
import { checkSignatures } from './check-signatures.ts'
import { signPdf } from './sign-pdf.ts'

const at = new Date('2026-11-28T12:00:00Z')
const words = { reason: 'Agreed', location: 'Porto', contact: 'market@example.com', at }
let once: Buffer
let thrice: Buffer
let leaf: Buffer

beforeAll(async () => {
  const { pkcs8, chain } = await makeOwnCertificate('Stoa', at)
  leaf = chain[0]!
  const key = await openOwnKey(pkcs8, chain)
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
      { numRuns: 150 },
    )
  })

  test('do not survive what is added behind them, and a file without any is not intact', async () => {
    expect((await checkSignatures(Buffer.concat([thrice, Buffer.from('\n')]))).isIntact).toBe(false)
    expect(await checkSignatures(Buffer.from('%PDF-1.7'))).toEqual({ signatures: [], isIntact: false })
  })
})

const hasPdfsig = canRun('pdfsig', '-v')

describe.runIf(hasPdfsig)('another program, pdfsig', () => {
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
