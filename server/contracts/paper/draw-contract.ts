import { localeOf } from '#shared/languages.ts'
import { inner, page, PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { drawEvidence } from './draw-evidence.ts'
import { drawParties } from './draw-parties.ts'
import { flowText } from './flow-text.ts'
import type { Paper } from './paper.ts'
import { fillWords, paperWords } from './words.ts'

const quiet = '#6f685b'

/** Draws a contract as a tagged PDF with embedded fonts: the text, who signs, and the page of evidence when there is one. */
export async function drawContract(paper: Paper): Promise<Buffer> {
  const { number, title, language, marketName, accentColor, drawnUpAt, text, parties, evidence } = paper
  const words = paperWords(language)
  const sheet = new PdfSheet({ title: `${title} ${number}`, language: localeOf[language], createdAt: drawnUpAt })
  sheet.decorate(() => sheet.pdf.rect(0, 0, page.width, 5).fill(accentColor))
  sheet.put(sheet.root, 'P', () => void sheet.write(`${words.contract} ${number}`, page.margin, 44, { color: quiet }))
  sheet.y = 62
  sheet.put(sheet.root, 'H1', () => {
    sheet.y += sheet.write(title, page.margin, sheet.y, { weight: 'title', size: 24, width: inner }) + 14
  })
  flowText(sheet, text)
  if (paper.hasOwnPage) sheet.turn()
  drawParties(sheet, paper, parties)
  if (evidence) drawEvidence(sheet, paper, evidence)
  sheet.footEvery((at, pages) =>
    [`${words.contract} ${number}`, marketName, fillWords(words.page, { page: at, pages })].join('  ·  '),
  )
  return await sheet.end()
}
