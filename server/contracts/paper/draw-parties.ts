import type { Signature } from '#shared/api/contracts.schemas.ts'
import { localeOf, type Language } from '#shared/languages.ts'
import { inner, page, type PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import type { Paper, PaperParty } from './paper.ts'
import { paperWords } from './words.ts'

const quiet = '#6f685b'

/** Draws who signs in two columns: the signature above a line, whose it is below. */
export function drawParties(sheet: PdfSheet, { language }: Paper, parties: readonly PaperParty[]): void {
  const words = paperWords(language)
  const width = inner / 2 - 14
  const height = 120
  for (const [index, party] of parties.entries()) {
    const isLeft = index % 2 === 0
    if (isLeft && !sheet.fits(height)) sheet.turn()
    if (isLeft) sheet.y += 16
    const x = isLeft ? page.margin : page.margin + inner / 2 + 14
    const line = sheet.y + 54
    if (party.signature) drawSignature(sheet, party.signature, party.name, x, line, width)
    sheet.decorate(() =>
      sheet.pdf
        .moveTo(x, line)
        .lineTo(x + width, line)
        .lineWidth(0.75)
        .stroke('#1e1c18'),
    )
    const how = party.signature && words[party.signature.kind]
    const rows = [
      { text: party.standsFor || party.name, weight: 'bold' as const },
      ...(party.standsFor ? [{ text: party.name, weight: 'regular' as const }] : []),
      {
        text: party.signedAt ? `${how} · ${writeInstant(party.signedAt, language)}` : words.notSigned,
        weight: 'regular' as const,
      },
    ]
    let y = line + 6
    for (const { text, weight } of rows) {
      sheet.put(sheet.root, 'P', () => {
        y += sheet.write(text, x, y, { weight, width, color: weight === 'bold' ? '#1e1c18' : quiet })
      })
    }
    if (!isLeft || index === parties.length - 1) sheet.y += height
  }
}

function drawSignature(
  sheet: PdfSheet,
  signature: Signature,
  name: string,
  x: number,
  line: number,
  width: number,
): void {
  const { pdf, root } = sheet
  const ink = '#1c2e5c'
  const bbox: [number, number, number, number] = [x, line - 50, x + width, line]
  sheet.put(
    root,
    'Figure',
    () => {
      if (signature.kind === 'typed') {
        const size = Math.min(22, (22 * width) / sheet.widthOf(signature.text, { size: 22, weight: 'title' }))
        sheet.write(signature.text, x, line - size * 1.5, { size, weight: 'title', isOblique: true, color: ink, width })
        return
      }
      // The field is 600 by 200; it is drawn in a space of 150 by 50.
      const scale = 50 / 200
      pdf.save().lineWidth(1.4).lineCap('round').lineJoin('round').strokeColor(ink)
      for (const [first, ...rest] of signature.strokes) {
        const [startX, startY] = first!
        pdf.moveTo(x + startX * scale, line - 52 + startY * scale)
        for (const [toX, toY] of rest.length > 0 ? rest : [first!]) pdf.lineTo(x + toX * scale, line - 52 + toY * scale)
        pdf.stroke()
      }
      pdf.restore()
    },
    { alt: name, bbox, placement: 'Block' },
  )
}

/** An instant as evidence shows it, to the second, in UTC. */
export function writeInstant(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'UTC',
  }).format(at)
}
