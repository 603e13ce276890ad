/** Ways to reach somebody past the market, as people write them into messages. The page warns with it, the server notes with it. */
export type Contact = 'email' | 'phone' | 'link'

const named: Record<Contact, string> = { email: 'an e-mail address', phone: 'a telephone number', link: 'a link' }

/** `an e-mail address and a link`. */
export function contactWords(found: readonly Contact[]): string {
  const words = found.map((one) => named[one])
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/**
 * Which kinds of contacts a message holds, also written so that a program should not see them ("name at mail dot com").
 * `ownHost` is where the market is: links to it are none. A hint and not a proof: the message is kept whatever it says.
 */
export function contactsIn(text: string, ownHost = ''): Contact[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const withoutEmails = plain.replaceAll(email, ' ').replaceAll(hiddenEmail, ' ')
  const found: Contact[] = []
  if (withoutEmails !== plain) found.push('email')
  if (hasPhone(withoutEmails)) found.push('phone')
  if (hasLink(withoutEmails, ownHost)) found.push('link')
  return found
}

/** Endings of addresses that are no words, and no endings of files. */
const endings =
  'com|net|org|info|biz|shop|store|online|site|eu|de|fr|es|pt|nl|pl|se|dk|fi|ch|ie|uk|ca|au|jp|cn|br|ru|io|co|app|dev|xyz|link|page|example'
/** Endings that are words too: "It broke.it" is a sentence; with a path it is an address. */
const wordEndings = 'it|me|in|is|at|to|so|be|no|us|am|do|my|gg|tv|ly'

const email = /[\p{L}\d._%+-]{1,64}\s?@\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu

const bracketedAt = String.raw`\s*[([{<]\s*(?:at|@|arroba)\s*[)\]}>]\s*`
const bracketedDot = String.raw`\s*[([{<]\s*(?:dot|\.|punto|ponto|point|punkt)\s*[)\]}>]\s*`
const spokenAt = String.raw`\s+(?:at|arroba)\s+`
const spokenDot = String.raw`\s+(?:dot|punto|ponto|point|punkt)\s+`
const name = String.raw`[\p{L}\d._%+-]{1,64}`
// "At" alone is a word like others: it counts beside a dot that is hidden too, and before an ending of addresses.
const hiddenEmail = new RegExp(
  `${name}(?:${bracketedAt}[\\p{L}\\d-]+(?:(?:${bracketedDot}|${spokenDot}|\\.)[\\p{L}\\d-]+)+` +
    `|(?:${spokenAt}|\\s?@\\s?)(?:[\\p{L}\\d-]{1,64}(?:${bracketedDot}|${spokenDot}))+(?:${endings})(?![\\p{L}\\d-]))`,
  'gu',
)

/** Figures that are something else than a number to call. */
const otherFigures = [
  // dates and times
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/g,
  /\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}\b/g,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  // money
  /(?:[€$£¥]|\b(?:eur|usd|gbp|chf))\s?\d[\d\s.,']{0,20}/g,
  /\d[\d\s.,']{0,20}\s?(?:[€$£¥]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?)\b)/g,
  // what is called a number of something else
  /\b(?:order|orders|invoice|ean|gtin|isbn|upc|sku|parcel|tracking|reference|ref|item|article|iban|vat)\b[\s:.#-]*(?:number|no|nr|code|id)?[\s:.#-]*\d[\d\s-]{0,30}/g,
  /#\s?\d[\d-]*/g,
  // sizes
  /\d+(?:[.,]\d+)?\s?[x×]\s?\d+(?:[.,]\d+)?(?:\s?[x×]\s?\d+(?:[.,]\d+)?)?/g,
  // letters and figures in one: INV-2026-000123, RR123456789PT
  /\b[a-z]{1,20}[\d-]{0,20}\d[\da-z-]*\b/g,
]

const digitWord = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)'
const spokenDigits = new RegExp(`${digitWord}(?:[\\s,.-]+${digitWord}){6,}`)
const called =
  /\b(?:call|phone|tel|telephone|telefone|mobile|cell|whatsapp|signal|telegram|sms|text me|ring)\b[^\d+]{0,24}\d[\d\s().-]{5,}/

function hasPhone(text: string): boolean {
  if (spokenDigits.test(text)) return true
  const figures = otherFigures.reduce((rest, other) => rest.replaceAll(other, ' , '), text)
  if (called.test(figures)) return true
  const runs = figures.match(/\+?\(?\d[\d\s().\-/]*\d/g) ?? []
  return runs.some((run) => isPhone(run))
}

function isPhone(run: string): boolean {
  const digits = run.replaceAll(/\D/g, '')
  if (run.startsWith('+')) return digits.length >= 8 && digits.length <= 15
  if (digits.length < 9 || digits.length > 15) return false
  // An unbroken row of figures is a number on a package as soon as a number to call.
  if (digits === run) return /^0[1-9]/.test(run) && digits.length <= 11
  // Grouped as people group what they dial: from the third figure on at the earliest, and never by a single one.
  const groups = run.split(/[^\d]+/).filter(Boolean)
  if (groups.length > 7) return false
  return digits.startsWith('0') || (digits.length <= 11 && groups.every((group) => group.length >= 2))
}

const address = new RegExp(
  String.raw`(?:https?:\/\/|www\.)[^\s]+|(?<![\p{L}\d.@-])(?:[\p{L}\d-]+\.)+(?:(?:${endings})(?![\p{L}\d-])(?:[/?:][^\s]*)?|(?:${wordEndings})\/[^\s]+)`,
  'gu',
)
const hiddenAddress = new RegExp(`[\\p{L}\\d-]{2,}(?:${bracketedDot}|${spokenDot})(?:${endings})(?![\\p{L}\\d-])`, 'u')

function hasLink(text: string, ownHost: string): boolean {
  if (hiddenAddress.test(text)) return true
  return (text.match(address) ?? []).some((found) => hostOf(found) !== ownHost.toLowerCase().replace(/:\d+$/, ''))
}

function hostOf(link: string): string {
  return /^(?:https?:\/\/)?([^/?#:\s]+)/.exec(link)?.[1] ?? ''
}
