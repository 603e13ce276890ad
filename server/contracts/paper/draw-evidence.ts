import QRCode from 'qrcode'
import { inner, page, type PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { drawParties, writeInstant } from './draw-parties.ts'
import type { Evidence, Paper } from './paper.ts'
import { fillWords, paperWords } from './words.ts'

const quiet = '#6f685b'

/** Draws the page that tells who signed, when, how they proved to be who they are, from where, and what exactly. */
export function drawEvidence(sheet: PdfSheet, paper: Paper, evidence: Evidence): void {
  const { title, number, versionNumber, language, parties } = paper
  const words = paperWords(language)
  sheet.turn()
  drawRing(sheet, paper, evidence)
  put(sheet, 'P', words.evidence, { color: quiet })
  put(sheet, 'H1', title, { weight: 'title', size: 20, width: inner - 120 })
  put(sheet, 'P', `${words.contract} ${number}, ${fillWords(words.version, { number: versionNumber })}`, {
    color: quiet,
  })
  sheet.y += 12
  drawParties(sheet, paper, parties)
  drawCourse(sheet, paper, evidence)
  drawHashes(sheet, paper, evidence)
  drawCheck(sheet, paper, evidence)
}

function put(sheet: PdfSheet, tag: string, text: string, style: Parameters<PdfSheet['write']>[3]): void {
  sheet.put(sheet.root, tag, () => {
    sheet.y += sheet.write(text, page.margin, sheet.y, style) + 3
  })
}

function drawRing(sheet: PdfSheet, { accentColor, marketName, language }: Paper, { sealedAt }: Evidence): void {
  const { pdf } = sheet
  const x = page.width - page.margin - 42
  const y = page.margin + 42
  sheet.decorate(() => {
    pdf.lineWidth(1.2).circle(x, y, 40).stroke(accentColor).lineWidth(0.6).circle(x, y, 35).stroke(accentColor)
    const day = writeInstant(sealedAt, language).split(',')[0]!
    for (const [text, top, weight] of [
      [marketName, y - 13, 'bold'],
      [fillWords(paperWords(language).sealedOn, { date: '' }).trim(), y, 'regular'],
      [day, y + 10, 'regular'],
    ] as const) {
      const size = Math.min(8, (8 * 60) / Math.max(1, sheet.widthOf(text, { size: 8, weight })))
      const width = sheet.widthOf(text, { size, weight })
      sheet.write(text, x - width / 2, top, { size, weight, color: accentColor, width: width + 4 })
    }
  })
}

function drawCourse(sheet: PdfSheet, { language }: Paper, { events }: Evidence): void {
  const words = paperWords(language)
  put(sheet, 'H2', words.course, { weight: 'title', size: 12 })
  for (const { at, kind, name, detail, address } of events) {
    const what = fillWords(words.events[kind] ?? kind, { name })
    const how = [detail, maskAddress(address)].filter(Boolean).join(' · ')
    const columns = [
      { text: writeInstant(at, language), x: page.margin, width: 110, color: quiet },
      { text: what, x: page.margin + 116, width: 200, color: '#1e1c18' },
      { text: how, x: page.margin + 322, width: inner - 322, color: quiet },
    ]
    const height = Math.max(...columns.map(({ text, width }) => sheet.heightOf(text, { size: 8, width }))) + 6
    if (!sheet.fits(height)) sheet.turn()
    sheet.rule(sheet.y - 3)
    const row = sheet.open(sheet.root, 'P')
    for (const { text, x, width, color } of columns) {
      if (text !== '') sheet.put(row, 'Span', () => void sheet.write(text, x, sheet.y, { size: 8, width, color }))
    }
    sheet.y += height
  }
  sheet.y += 10
}

function drawHashes(sheet: PdfSheet, { language }: Paper, evidence: Evidence): void {
  const words = paperWords(language)
  if (!sheet.fits(80)) sheet.turn()
  put(sheet, 'H2', words.fingerprints, { weight: 'title', size: 12 })
  for (const [label, hash] of [
    [words.textHash, evidence.textHash],
    [words.unsignedHash, evidence.unsignedHash],
    [words.chainHash, evidence.chainHash],
  ] as const) {
    const row = sheet.open(sheet.root, 'P')
    sheet.put(row, 'Span', () => void sheet.write(label, page.margin, sheet.y, { size: 8, color: quiet, width: 118 }))
    const grouped = hash.match(/.{1,4}/g)!.join(' ')
    sheet.put(row, 'Span', () => {
      sheet.y += sheet.write(grouped, page.margin + 122, sheet.y, { size: 7.5, width: inner - 122 }) + 3
    })
  }
  sheet.y += 8
}

function drawCheck(sheet: PdfSheet, { language }: Paper, { verifyUrl, verifyCode }: Evidence): void {
  const words = paperWords(language)
  const side = 62
  if (!sheet.fits(side + 8)) sheet.turn()
  const { data, size } = QRCode.create(`${verifyUrl}?code=${verifyCode}`, { errorCorrectionLevel: 'M' }).modules
  const dot = side / size
  const { y } = sheet
  const bbox: [number, number, number, number] = [page.margin, y, page.margin + side, y + side]
  const draw = () => {
    for (let at = 0; at < data.length; at++) {
      if (data[at])
        sheet.pdf.rect(page.margin + (at % size) * dot, y + Math.floor(at / size) * dot, dot + 0.05, dot + 0.05)
    }
    sheet.pdf.fill('#1e1c18')
  }
  sheet.put(sheet.root, 'Figure', draw, { alt: verifyUrl, bbox, placement: 'Block' })
  const sentence = `${fillWords(words.check, { address: verifyUrl, code: verifyCode })}. ${words.utc}`
  sheet.put(
    sheet.root,
    'P',
    () =>
      void sheet.write(sentence, page.margin + side + 14, y + 8, { size: 8, color: quiet, width: inner - side - 14 }),
  )
  sheet.y = y + side
}

/** An address with its third part hidden: enough to recognise it by, the whole is kept by the market. */
function maskAddress(address: string): string {
  if (address.includes(':')) return address.replace(/^([^:]*:[^:]*):.*:([^:]*)$/, '$1:•••:$2')
  return address.replace(/^(\d+\.\d+)\.\d+\.(\d+)$/, '$1.•••.$2')
}
