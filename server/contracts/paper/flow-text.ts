import { inner, page, type PdfSheet, type TextStyle } from '#server/platform/pdf/pdf-sheet.ts'
import type { Weight } from '#server/platform/pdf/fonts.ts'
import type { Block, ContractText, Run } from '../text/contract-text.ts'

const size = 10.5
const leading = 16

/** Words of one style that stand together on a line. */
interface Piece {
  text: string
  weight: Weight
  isOblique: boolean
  width: number
}

/** Lays a text out over as many pages as it takes. */
export function flowText(sheet: PdfSheet, text: ContractText): void {
  for (const [index, block] of text.entries()) drawBlock(sheet, block, text[index + 1])
}

function drawBlock(sheet: PdfSheet, block: Block, next: Block | undefined): void {
  if (block.kind === 'rule') {
    sheet.y += 8
    sheet.rule(sheet.y)
    sheet.y += 12
    return
  }
  if (block.kind === 'heading') {
    const style = { size: block.level === 2 ? 14 : 12, weight: 'title' as const }
    // A heading does not stand alone at the foot of a page.
    if (!sheet.fits(style.size * 2 + (next ? leading * 2 : 0))) sheet.turn()
    sheet.y += 8
    drawLines(sheet, linesOf(sheet, block.runs, style, inner), { ...style, x: page.margin, tag: `H${block.level}` })
    sheet.y += 4
    return
  }
  const indent = block.kind === 'item' ? 22 + 18 * block.depth : 0
  const x = page.margin + indent
  const lines = linesOf(sheet, block.runs, { size }, inner - indent)
  const mark = block.kind === 'item' ? { text: block.mark, x: x - 18 } : null
  drawLines(sheet, lines, { size, x, tag: 'P', mark })
  sheet.y += block.kind === 'item' ? 3 : 8
}

interface LinePlace {
  size: number
  x: number
  tag: string
  mark?: { text: string; x: number } | null
}

function drawLines(sheet: PdfSheet, lines: readonly Piece[][], { size, x, tag, mark }: LinePlace): void {
  const element = sheet.open(sheet.root, tag)
  const height = size * (leading / 10.5)
  for (const [index, line] of lines.entries()) {
    if (!sheet.fits(height)) sheet.turn()
    sheet.put(element, 'Span', () => {
      if (mark && index === 0) sheet.write(mark.text, mark.x, sheet.y, { size, width: 40 })
      let at = x
      for (const { text, weight, isOblique, width } of line) {
        sheet.write(text, at, sheet.y, { size, weight, isOblique, width: width + 20 })
        at += width
      }
    })
    sheet.y += height
  }
}

/** Breaks runs into lines that fit a width, between words, or inside of one that is wider than a line. */
function linesOf(sheet: PdfSheet, runs: readonly Run[], style: TextStyle, width: number): Piece[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  for (const piece of runs.flatMap((run) => piecesOf(sheet, run, style, width))) {
    if (piece.text === '\n') {
      lines.push([])
      used = 0
      continue
    }
    const line = lines.at(-1)!
    const bare = sheet.widthOf(piece.text.trimEnd(), { ...style, weight: piece.weight })
    if (used + bare > width && line.length > 0) {
      lines.push([])
      used = 0
    }
    const here = lines.at(-1)!
    const before = here.at(-1)
    if (before && before.weight === piece.weight && before.isOblique === piece.isOblique) {
      // Measured as one, so that letters stand as they do when it is written.
      before.text += piece.text
      before.width = sheet.widthOf(before.text, { ...style, weight: before.weight })
    } else here.push({ ...piece })
    used = here.reduce((sum, { width: own }) => sum + own, 0)
  }
  return lines
}

function piecesOf(sheet: PdfSheet, { text, isBold, isItalic }: Run, style: TextStyle, width: number): Piece[] {
  const weight = isBold ? 'bold' : (style.weight ?? 'regular')
  const pieceOf = (part: string): Piece => ({
    text: part,
    weight,
    isOblique: isItalic,
    width: part === '\n' ? 0 : sheet.widthOf(part, { ...style, weight }),
  })
  return (text.match(/\n|[^\s]+ *| +/g) ?? []).flatMap((word) => {
    const piece = pieceOf(word)
    if (piece.width <= width) return [piece]
    const letters = Array.from(word)
    const fitting = Math.max(1, Math.floor((letters.length * width) / piece.width) - 1)
    return Array.from({ length: Math.ceil(letters.length / fitting) }, (_, part) =>
      pieceOf(letters.slice(part * fitting, (part + 1) * fitting).join('')),
    )
  })
}
