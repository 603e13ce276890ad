/**
 * How long a contract of ten pages with two signatures takes to be drawn and sealed: `node bench/sealing.ts 50`. Pure work of
 * the program, without database and network.
 */
import { drawContract } from '#server/contracts/paper/draw-contract.ts'
import type { Paper } from '#server/contracts/paper/paper.ts'
import { makeOwnCertificate, openOwnKey } from '#server/contracts/seal/certificate.ts'
import { checkSignatures } from '#server/contracts/seal/check-signatures.ts'
import { signPdf } from '#server/contracts/seal/sign-pdf.ts'
import type { Block } from '#server/contracts/text/contract-text.ts'

const rounds = Number(process.argv[2] ?? 50)
const at = new Date('2026-11-28T12:00:00Z')
const { pkcs8, chain } = await makeOwnCertificate('Stoa', at)
const key = await openOwnKey(pkcs8, chain)
const place = { location: 'http://localhost', contact: 'market@localhost', at }

const sentence =
  'The shop hands over what was ordered within the days it promises, and tells the market when it cannot. '
const text = Array.from({ length: 60 }, (_, index): Block[] => [
  { kind: 'heading', level: 2, runs: [{ text: `${index + 1}. A section`, isBold: false, isItalic: false }] },
  { kind: 'paragraph', runs: [{ text: sentence.repeat(5), isBold: false, isItalic: false }] },
]).flat()
const hash = '0123456789abcdef'.repeat(4)
const party = { signedAt: at, signature: { kind: 'typed', text: 'Ana Sousa' } } as const
const paper: Paper = {
  number: 'C-1',
  versionNumber: 1,
  title: 'A long agreement',
  language: 'en',
  text,
  marketName: 'Stoa',
  accentColor: '#1d6a4e',
  drawnUpAt: at,
  parties: [
    { name: 'Ana Sousa', standsFor: '', ...party },
    { name: 'Marta Ferreira', standsFor: 'Kiln & Clay', ...party },
  ],
  evidence: {
    events: ['drawn_up', 'sent', 'viewed', 'read', 'agreed', 'signed'].map((kind) => ({
      at,
      kind,
      name: 'Ana Sousa',
      detail: '',
      address: '203.0.113.20',
    })),
    textHash: hash,
    unsignedHash: hash,
    chainHash: hash,
    verifyUrl: 'http://localhost/verify',
    verifyCode: 'ABCD-EFGH-JKLM-NPQR',
    sealedAt: at,
  },
}

const took: Record<'draw' | 'sign three times' | 'check', number[]> = { draw: [], 'sign three times': [], check: [] }
let size = 0
for (let round = 0; round < rounds; round++) {
  const began = performance.now()
  let pdf = await drawContract(paper)
  const drawn = performance.now()
  for (const name of ['Ana Sousa', 'Marta Ferreira', 'Stoa'])
    pdf = await signPdf(pdf, key, { name, reason: name, ...place })
  const signed = performance.now()
  await checkSignatures(pdf)
  took.draw.push(drawn - began)
  took['sign three times'].push(signed - drawn)
  took.check.push(performance.now() - signed)
  size = pdf.length
}
const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!
process.stdout.write(`${rounds} contracts of ${Math.round(size / 1_024)} kB, medians\n`)
for (const [what, times] of Object.entries(took))
  process.stdout.write(`  ${what.padEnd(18)}${median(times).toFixed(1)} ms\n`)
