import { localeOf, type Language } from '#shared/languages.ts'
import { minorUnitDigits } from '#shared/currencies.ts'
import { formatMoney } from '#shared/money.ts'
import type { InvoiceDocument, InvoiceLine, InvoiceParty } from './invoice-document.ts'
import { inner, page, PdfSheet } from '#server/platform/pdf/pdf-sheet.ts'
import { fill, wordsIn, type InvoiceWords } from './words.ts'

const quiet = '#6f685b'

/** What a document is made with besides what it says. */
export interface PdfWish {
  /** A JPEG or PNG of the issuer's sign. */
  logo?: Buffer | null
  /** A colour for the edge of the page, as #rrggbb. */
  accentColor?: string
  /** Draws more into the sheet before it is closed: an attached file. */
  finish?: (sheet: PdfSheet) => void
}

/** Draws an invoice or credit note as a tagged PDF/A-3 with embedded fonts. The same document gives the same bytes. */
export async function writePdf(invoice: InvoiceDocument, wish: PdfWish = {}): Promise<Buffer> {
  const words = wordsIn(invoice.language)
  const kind = nameOf(invoice, words)
  const sheet = new PdfSheet({
    title: `${kind} ${invoice.number}`,
    language: localeOf[invoice.language],
    createdAt: new Date(`${invoice.issuedOn}T00:00:00Z`),
  })
  drawHead(sheet, invoice, kind, wish)
  drawParties(sheet, invoice, words)
  drawLines(sheet, invoice, words)
  drawTotals(sheet, invoice, words)
  drawNotes(sheet, invoice, words)
  sheet.footEvery((number, pages) =>
    [
      `${kind} ${invoice.number}`,
      invoice.seller.name,
      invoice.seller.vatId && `${words.vatId} ${invoice.seller.vatId}`,
      fill(words.page, { page: number, pages }),
    ]
      .filter(Boolean)
      .join('  ·  '),
  )
  wish.finish?.(sheet)
  return await sheet.end()
}

function nameOf({ kind }: InvoiceDocument, { invoice, creditNote, correction }: InvoiceWords): string {
  return { invoice, credit_note: creditNote, correction }[kind]
}

/** Draws what every document begins with: what it is, its number, and the sign of its issuer. */
export function drawHead(
  sheet: PdfSheet,
  invoice: Pick<InvoiceDocument, 'number' | 'seller'>,
  kind: string,
  wish: PdfWish,
): void {
  const { pdf, root } = sheet
  sheet.decorate(() => pdf.rect(0, 0, page.width, 5).fill(wish.accentColor ?? '#1d6a4e'))
  if (wish.logo) {
    const { logo } = wish
    const alt = invoice.seller.tradingName || invoice.seller.name
    const x = page.width - page.margin - 56
    sheet.put(root, 'Figure', () => void pdf.image(logo, x, 40, { fit: [56, 56] }), {
      alt,
      bbox: [x, 40, x + 56, 96],
      placement: 'Block',
    })
  }
  sheet.put(root, 'H1', () => void sheet.write(kind, page.margin, 46, { weight: 'title', size: 26 }))
  sheet.put(root, 'P', () => void sheet.write(invoice.number, page.margin, 80, { size: 11, color: quiet }))
  sheet.y = 118
}

function drawParties(sheet: PdfSheet, invoice: InvoiceDocument, words: InvoiceWords): void {
  const half = inner / 2 - 12
  const addressOf = (address: InvoiceParty['address']) => addressLines(address, invoice.language)
  const parties = sheet.open(sheet.root, 'Sect')
  const top = sheet.y
  const sellerHeight = drawBlock(
    sheet,
    parties,
    words.seller,
    partyLines(invoice.seller, invoice, true),
    page.margin,
    half,
  )
  sheet.y = top
  const right = page.margin + inner / 2 + 12
  const buyerHeight = drawBlock(sheet, parties, words.billedTo, partyLines(invoice.buyer, invoice, false), right, half)
  sheet.y = top + Math.max(sellerHeight, buyerHeight) + 14

  const { deliverTo } = invoice
  const isElsewhere = deliverTo && addressOf(deliverTo.address).join() !== addressOf(invoice.buyer.address).join()
  const facts = factLines(invoice, words)
  const factsTop = sheet.y
  const factsHeight = drawBlock(sheet, parties, '', facts, page.margin, half)
  sheet.y = factsTop
  const deliveryLines = isElsewhere ? [deliverTo.name, ...addressOf(deliverTo.address)].filter(Boolean) : []
  const deliveryHeight =
    deliveryLines.length > 0 ? drawBlock(sheet, parties, words.deliverTo, deliveryLines, right, half) : 0
  sheet.y = factsTop + Math.max(factsHeight, deliveryHeight) + 18
}

/** Draws lines under a label, from where the sheet stands; answers how high they are. */
export function drawBlock(
  sheet: PdfSheet,
  parent: PDFKit.PDFStructureElement,
  label: string,
  lines: readonly string[],
  x: number,
  width: number,
): number {
  const top = sheet.y
  if (label !== '') {
    sheet.put(parent, 'H2', () => {
      sheet.y += sheet.write(label, x, sheet.y, { size: 8, color: quiet, width }) + 2
    })
  }
  for (const [index, line] of lines.entries()) {
    const weight = index === 0 && label !== '' ? 'bold' : 'regular'
    sheet.put(parent, 'P', () => {
      sheet.y += sheet.write(line, x, sheet.y, { size: weight === 'bold' ? 10 : 9, weight, width }) + 1
    })
  }
  return sheet.y - top
}

/** A party as an address field says it. */
export function partyLines(
  party: InvoiceParty,
  { language }: Pick<InvoiceDocument, 'language'>,
  isSeller: boolean,
): string[] {
  const words = wordsIn(language)
  const { tradingName, name, vatId, taxNumber, registrationNumber, legalNotes, email, phone } = party
  return [
    name,
    tradingName !== '' && tradingName !== name ? tradingName : '',
    ...addressLines(party.address, language),
    vatId && `${words.vatId}: ${vatId}`,
    isSeller && taxNumber ? `${words.taxNumber}: ${taxNumber}` : '',
    registrationNumber && `${words.registrationNumber}: ${registrationNumber}`,
    legalNotes,
    isSeller ? [email, phone].filter(Boolean).join('  ·  ') : '',
  ].filter(Boolean)
}

function addressLines(address: InvoiceParty['address'], language: Language): string[] {
  const { line1, line2, postalCode, city, region, country } = address
  const land = new Intl.DisplayNames(localeOf[language], { type: 'region' }).of(country) ?? country
  return [line1, line2, `${postalCode} ${city}`.trim(), region, land].filter(Boolean)
}

function factLines(invoice: InvoiceDocument, words: InvoiceWords): string[] {
  const day = (on: string) => formatDay(on, invoice.language)
  const { period, precedingInvoices } = invoice
  const facts: [string, string][] = [
    [words.issuedOn, day(invoice.issuedOn)],
    [words.dueOn, invoice.dueOn ? day(invoice.dueOn) : ''],
    [words.deliveredOn, invoice.deliveredOn ? day(invoice.deliveredOn) : ''],
    [words.period, period ? `${day(period.from)} – ${day(period.to)}` : ''],
    [words.orderReference, invoice.orderReference],
    [words.buyerReference, invoice.buyerReference],
    [
      invoice.kind === 'correction' ? words.refersToNote : words.refersTo,
      precedingInvoices.map(({ number }) => number).join(', '),
    ],
  ]
  return facts.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`)
}

const columns = [
  { x: 0, width: 224, align: 'left' },
  { x: 230, width: 58, align: 'right' },
  { x: 294, width: 78, align: 'right' },
  { x: 378, width: 40, align: 'right' },
  { x: 424, width: inner - 424, align: 'right' },
] as const

function drawLines(sheet: PdfSheet, invoice: InvoiceDocument, words: InvoiceWords): void {
  const money = moneyOf(invoice)
  const table = sheet.open(sheet.root, 'Table')
  const heads = [words.description, words.quantity, words.unitPrice, words.tax, words.amount]
  let carried = 0

  const drawHeads = () => {
    const top = sheet.y
    sheet.decorate(() => sheet.pdf.rect(page.margin, top, inner, 20).fill('#f1ece1'))
    const row = sheet.open(sheet.open(table, 'THead'), 'TR')
    cells(sheet, row, 'TH', heads, top + 5, 'bold', 8)
    sheet.y = top + 26
  }
  const drawCarried = (label: string) => {
    const top = sheet.y
    const row = sheet.open(sheet.open(table, 'TBody'), 'TR')
    cells(sheet, row, 'TD', [label, '', '', '', money(carried)], top, 'bold', 9)
    sheet.y = top + 18
  }

  drawHeads()
  for (const line of invoice.lines) {
    const texts = lineCells(line, invoice)
    const height = Math.max(
      ...texts.map((text, index) => sheet.heightOf(text, { width: columns[index]!.width, size: 9 })),
    )
    // Room is kept for the sum that is carried to the next page.
    if (!sheet.fits(height + 30)) {
      drawCarried(words.carriedForward)
      sheet.turn()
      drawHeads()
      drawCarried(words.carriedOver)
    }
    const row = sheet.open(sheet.open(table, 'TBody'), 'TR')
    cells(sheet, row, 'TD', texts, sheet.y, 'regular', 9)
    sheet.y += height + 5
    sheet.rule(sheet.y)
    sheet.y += 5
    carried += line.netMinor
  }
  sheet.y += 6
}

function cells(
  sheet: PdfSheet,
  row: PDFKit.PDFStructureElement,
  type: 'TH' | 'TD',
  texts: readonly string[],
  y: number,
  weight: 'regular' | 'bold',
  size: number,
): void {
  for (const [index, text] of texts.entries()) {
    const { x, width, align } = columns[index]!
    sheet.put(
      row,
      type,
      () =>
        void sheet.write(text, page.margin + x + (index === 0 ? 6 : 0), y, { width: width - 6, align, weight, size }),
      type === 'TH' ? { scope: 'Column' } : {},
    )
  }
}

function lineCells(line: InvoiceLine, invoice: InvoiceDocument): string[] {
  const locale = localeOf[invoice.language]
  const money = moneyOf(invoice)
  const more = [
    line.description,
    line.sku,
    line.period && `${formatDay(line.period.from, invoice.language)} – ${formatDay(line.period.to, invoice.language)}`,
    ...line.allowances.map(({ reason, amountMinor }) => `${reason}: ${money(-amountMinor)}`),
    ...line.charges.map(({ reason, amountMinor }) => `${reason}: ${money(amountMinor)}`),
  ].filter(Boolean)
  const unit = line.unitPriceMinor / line.priceQuantity
  const digits = minorUnitDigits[invoice.currency]
  return [
    [line.name, ...more].join('\n'),
    new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(line.quantity),
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: invoice.currency,
      maximumFractionDigits: Number.isInteger(unit) ? digits : digits + 2,
    })
      .format(unit / 10 ** digits)
      .replaceAll('\u202f', '\u00a0'),
    formatRate(line.tax.rateBps, line.tax.category, locale),
    money(line.netMinor),
  ]
}

function drawTotals(sheet: PdfSheet, invoice: InvoiceDocument, words: InvoiceWords): void {
  const { totals, allowances, charges, taxes } = invoice
  const money = moneyOf(invoice)
  const locale = localeOf[invoice.language]
  const isCredit = invoice.kind === 'credit_note'
  const isAdjusted = allowances.length + charges.length > 0
  const rows: [string, string, ('bold' | 'regular')?][] = [
    ...(isAdjusted ? ([[words.linesTotal, money(totals.linesMinor)]] as [string, string][]) : []),
    ...allowances.map((it): [string, string] => [it.reason, money(-it.amountMinor)]),
    ...charges.map((it): [string, string] => [it.reason, money(it.amountMinor)]),
    [words.netTotal, money(totals.netMinor)],
    ...taxes.map((group): [string, string] => [
      fill(words.taxOf, { rate: formatRate(group.rateBps, group.category, locale), base: money(group.baseMinor) }),
      money(group.taxMinor),
    ]),
    [words.total, money(totals.grossMinor), 'bold'],
    ...(totals.prepaidMinor === 0
      ? []
      : ([[isCredit ? words.toBeReturned : words.prepaid, money(-totals.prepaidMinor)]] as [string, string][])),
    ...(totals.roundingMinor === 0 ? [] : ([[words.rounding, money(totals.roundingMinor)]] as [string, string][])),
    [words.due, money(totals.dueMinor), 'bold'],
  ]
  if (!sheet.fits(rows.length * 17 + 20)) sheet.turn()
  const table = sheet.open(sheet.open(sheet.root, 'Table'), 'TBody')
  const left = page.margin + inner - 300
  for (const [label, value, weight = 'regular'] of rows) {
    const row = sheet.open(table, 'TR')
    const style = { weight, size: weight === 'bold' ? 10 : 9 } as const
    const height = sheet.heightOf(label, { ...style, width: 190 })
    if (!sheet.fits(height)) sheet.turn()
    const top = sheet.y
    sheet.put(row, 'TH', () => void sheet.write(label, left, top, { ...style, width: 190 }), { scope: 'Row' })
    sheet.put(row, 'TD', () => void sheet.write(value, left + 196, top, { ...style, width: 98, align: 'right' }))
    sheet.y = top + height + 4
  }
  sheet.y += 14
}

function drawNotes(sheet: PdfSheet, invoice: InvoiceDocument, words: InvoiceWords): void {
  const { payment, totals, taxes, notes } = invoice
  const reasons = taxes.filter(({ reason, reasonCode }) => reason !== '' || reasonCode !== '')
  const account = payment.account
  const isSettled = totals.dueMinor === 0 && totals.prepaidMinor !== 0 && invoice.kind !== 'credit_note'
  const texts = [
    ...reasons.map(({ reason, reasonCode }) => [reason, reasonCode && `(${reasonCode})`].filter(Boolean).join(' ')),
    isSettled ? words.paidInFull : payment.terms,
    payment.meansText,
    account ? `${words.account}: ${[account.name, account.iban, account.bic].filter(Boolean).join(' · ')}` : '',
    ...notes,
  ].filter(Boolean)
  for (const text of texts) {
    const height = sheet.heightOf(text, { size: 9, width: inner })
    if (!sheet.fits(height)) sheet.turn()
    sheet.put(sheet.root, 'P', () => {
      sheet.y += sheet.write(text, page.margin, sheet.y, { size: 9, color: quiet, width: inner }) + 4
    })
  }
}

/** Writes amounts as documents of a language do. */
export function moneyOf({
  currency,
  language,
}: Pick<InvoiceDocument, 'currency' | 'language'>): (amountMinor: number) => string {
  // The narrow space of French is missing in most faces.
  return (amountMinor) => formatMoney({ amountMinor, currency }, localeOf[language]).replaceAll('\u202f', '\u00a0')
}

function formatRate(rateBps: number, category: string, locale: string): string {
  if (category === 'O') return '–'
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
    .format(rateBps / 10_000)
    .replaceAll('\u202f', '\u00a0')
}

/** Writes a day as documents of a language do. */
export function formatDay(on: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'utc' }).format(
    new Date(`${on}T00:00:00Z`),
  )
}
