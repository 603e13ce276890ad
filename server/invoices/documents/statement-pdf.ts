import { localeOf } from '#shared/languages.ts'
import type { WithdrawalStatement } from './invoice-document.ts'
import { drawBlock, drawHead, formatDay, moneyOf, partyLines, type PdfWish } from './pdf.ts'
import { inner, page, PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { fill, wordsIn, type InvoiceWords } from './words.ts'

/** Draws the statement of a withdrawal as a tagged PDF/A-3, as invoices are. The same statement gives the same bytes. */
export async function writeStatementPdf(statement: WithdrawalStatement, wish: PdfWish = {}): Promise<Buffer> {
  const words = wordsIn(statement.language)
  const name = `${words.statement} ${statement.number}`
  const sheet = new PdfSheet({
    title: name,
    language: localeOf[statement.language],
    createdAt: new Date(`${statement.issuedOn}T00:00:00Z`),
  })
  drawHead(sheet, statement, words.statement, wish)
  drawParties(sheet, statement, words)
  drawLines(sheet, statement, words)
  drawTotals(sheet, statement, words)
  sheet.footEvery((number, pages) =>
    [name, statement.seller.name, fill(words.page, { page: number, pages })].join('  ·  '),
  )
  return await sheet.end()
}

function drawParties(sheet: PdfSheet, statement: WithdrawalStatement, words: InvoiceWords): void {
  const { seller, buyer, withdrawal, language } = statement
  const half = inner / 2 - 12
  const parties = sheet.open(sheet.root, 'Sect')
  const top = sheet.y
  const sellerHeight = drawBlock(sheet, parties, words.seller, partyLines(seller, statement, true), page.margin, half)
  sheet.y = top
  const right = page.margin + inner / 2 + 12
  const buyerHeight = drawBlock(sheet, parties, words.statementFor, partyLines(buyer, statement, false), right, half)
  sheet.y = top + Math.max(sellerHeight, buyerHeight) + 14
  const facts: [string, string][] = [
    [words.issuedOn, formatDay(statement.issuedOn, language)],
    [words.withdrawal, withdrawal.number],
    [words.paidOn, formatDay(withdrawal.paidOn, language)],
    [words.paidTo, withdrawal.paidTo],
    [words.bankReference, withdrawal.reference],
  ]
  const said = facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`)
  drawBlock(sheet, parties, '', said, page.margin, inner)
  sheet.y += 18
}

const columns = [
  { x: 0, width: 110, align: 'left' },
  { x: 116, width: 280, align: 'left' },
  { x: 402, width: inner - 402, align: 'right' },
] as const

function drawLines(sheet: PdfSheet, statement: WithdrawalStatement, words: InvoiceWords): void {
  const money = moneyOf(statement)
  const table = sheet.open(sheet.root, 'Table')
  const drawHeads = () => {
    const top = sheet.y
    sheet.decorate(() => sheet.pdf.rect(page.margin, top, inner, 20).fill('#f1ece1'))
    const row = sheet.open(sheet.open(table, 'THead'), 'TR')
    drawCells(sheet, row, 'TH', [words.day, words.description, words.settled], top + 5)
    sheet.y = top + 26
  }
  drawHeads()
  for (const { on, what, amountMinor } of statement.lines) {
    const texts = [formatDay(on, statement.language), what, money(amountMinor)]
    const height = sheet.heightOf(what, { width: columns[1].width - 6, size: 9 })
    if (!sheet.fits(height + 10)) {
      sheet.turn()
      drawHeads()
    }
    drawCells(sheet, sheet.open(sheet.open(table, 'TBody'), 'TR'), 'TD', texts, sheet.y)
    sheet.y += height + 5
    sheet.rule(sheet.y)
    sheet.y += 5
  }
  sheet.y += 6
}

function drawCells(
  sheet: PdfSheet,
  row: PDFKit.PDFStructureElement,
  type: 'TH' | 'TD',
  texts: readonly string[],
  y: number,
): void {
  const style = type === 'TH' ? ({ weight: 'bold', size: 8 } as const) : ({ weight: 'regular', size: 9 } as const)
  for (const [index, text] of texts.entries()) {
    const { x, width, align } = columns[index]!
    const at = page.margin + x + (index === 0 ? 6 : 0)
    const draw = () => void sheet.write(text, at, y, { ...style, width: width - 6, align })
    sheet.put(row, type, draw, type === 'TH' ? { scope: 'Column' } : {})
  }
}

function drawTotals(sheet: PdfSheet, statement: WithdrawalStatement, words: InvoiceWords): void {
  const { carriedMinor, settledMinor, leftMinor, feeMinor, grossMinor } = statement.totals
  const money = moneyOf(statement)
  const moves: [string, number][] = [
    [words.carried, carriedMinor],
    [words.settled, settledMinor],
    [words.leftOver, -leftMinor],
    [words.fee, -feeMinor],
  ]
  const rows: [string, number][] = [
    ...moves.filter(([, amountMinor]) => amountMinor !== 0),
    [words.paidOut, grossMinor],
  ]
  if (!sheet.fits(rows.length * 17)) sheet.turn()
  const table = sheet.open(sheet.open(sheet.root, 'Table'), 'TBody')
  const left = page.margin + inner - 300
  for (const [index, [label, amountMinor]] of rows.entries()) {
    const style = index === rows.length - 1 ? ({ weight: 'bold', size: 10 } as const) : ({ size: 9 } as const)
    const row = sheet.open(table, 'TR')
    const top = sheet.y
    const height = sheet.heightOf(label, { ...style, width: 190 })
    sheet.put(row, 'TH', () => void sheet.write(label, left, top, { ...style, width: 190 }), { scope: 'Row' })
    const draw = () => void sheet.write(money(amountMinor), left + 196, top, { ...style, width: 98, align: 'right' })
    sheet.put(row, 'TD', draw)
    sheet.y = top + height + 4
  }
}
