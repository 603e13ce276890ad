/**
 * A message as a sentence under its field: the API says `is missing`, the form says `City is missing.`
 * Messages that are sentences already stay as they are; nothing stays nothing.
 */
export function fieldSentence(label: string, message: unknown): string | undefined {
  if (typeof message !== 'string' || message === '') return undefined
  if (!/^\p{Ll}/u.test(message)) return message
  const name = label.replace(/ \(.*\)$/, '')
  return `${name} ${message}${/[.!?]$/.test(message) ? '' : '.'}`
}
