/**
 * Under which keys a customer is counted where something is limited for each: by account, by e-mail, or by both, so that
 * signing out does not make a new customer. The account first.
 */
export function customerKeys({ personId, email }: { personId?: string | null; email?: string | null }): string[] {
  return [...(personId ? [`person:${personId}`] : []), ...(email ? [`email:${email.toLowerCase()}`] : [])]
}
