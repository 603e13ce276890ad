import { newId } from '#shared/ids.ts'
import { setLegalDetails } from '#server/invoices/index.ts'
import { handInApplication, keepApplicationFile, setChecklist } from '#server/shops/index.ts'
import { sql } from 'kysely'
import type { Context } from '#server/platform/context.ts'
import { operator, people } from './people.ts'
import type { Townspeople } from './settle-people.ts'
import type { DemoShop } from './story.ts'

const terms = `Send within two working days, and say so when you cannot.
Answer customers within one.
Describe what you sell as it is, and show your own pictures.
Take back what people send back in time.
The market keeps its commission of what you sell, and pays you out what is yours.`

/** The operator asks new shops for papers, since the first dozen is in; asked once, whatever is repeated. */
export async function askNewShops(context: Context, town: Townspeople): Promise<void> {
  const { rows } = await sql`select from application_documents`.execute(context.db)
  if (rows.length > 0) return
  const documents = [
    { name: 'Proof of address', description: 'A bill or a letter of your town, not older than three months.' },
    { name: 'Trade licence', description: 'Or the page of the register that has you in it.' },
  ]
  await setChecklist(
    { ...context, actor: { kind: 'operator', personId: town.get(operator)!, sessionId: newId() } },
    { asksAddress: true, asksTaxNumber: true, documents, terms },
  )
}

/** Fills in what the market asks of a shop that applies, and hands it in; `own` is the context of its owner in the shop. */
export async function handIn(own: Context, { name, members, taxNumber = '' }: DemoShop, shopId: string): Promise<void> {
  const owner = members.find(({ role }) => role === 'owner')!.who
  const { home } = people[owner]
  await setLegalDetails(own, shopId, {
    legalName: people[owner].name,
    line1: home.street,
    line2: '',
    postalCode: home.postalCode,
    city: home.city,
    region: '',
    country: home.country,
    vatId: '',
    taxNumber,
    registrationNumber: '',
    legalNotes: '',
    email: people[owner].email,
    phone: '',
    isSmallBusiness: false,
    exemptionReason: '',
    language: 'en',
    seriesPrefix: '',
  })
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from application_documents where removed_at is null order by position`.execute(own.db)
  for (const { id, name: paper } of rows) {
    const bytes = paperOf([paper, people[owner].name, name, `${home.street}, ${home.city}`])
    await keepApplicationFile({ context: own, params: { id }, file: { name: `${paper}.pdf`, bytes } })
  }
  await handInApplication(own, { acceptedTerms: terms })
}

/** A page with some lines on it, as the smallest PDF that opens everywhere. */
function paperOf(lines: readonly string[]): Buffer {
  const words = lines.map((line) => `(${line.replace(/[\\()]/g, String.raw`\$&`)}) Tj 0 -32 Td`).join(' ')
  const page = `BT /F1 18 Tf 72 740 Td ${words} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(page, 'latin1')} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = Buffer.byteLength(text, 'latin1')
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const startOfTable = Buffer.byteLength(text, 'latin1')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${startOfTable}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
