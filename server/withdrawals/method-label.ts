/** A way to be paid as people know it without reading it whole: `PT50 •••• 0154`, `m•••@kiln.example`. */
export function methodLabel({ iban, email }: { iban: string | null; email: string | null }): string {
  if (iban) return `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`
  const [name = '', domain = ''] = (email ?? '').split('@')
  return `${name.slice(0, 1)}•••@${domain}`
}
