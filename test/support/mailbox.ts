import type { TestMarket } from './market.ts'

export interface ReceivedLetter {
  subject: string
  html: string
  plain: string
}

/** The letters written to an address, newest first; jobs that write letters are run before. */
export async function lettersTo(market: TestMarket, email: string): Promise<ReceivedLetter[]> {
  await market.settle()
  return await market.context.db
    .selectFrom('mails')
    .select(['subject', 'html', 'plain'])
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The token in the link of the newest letter to an address: what its reader would click. */
export async function mailedToken(market: TestMarket, email: string): Promise<string> {
  const [letter] = await lettersTo(market, email)
  const token = /[?&](?:token|invitation)=([\w-]+)/.exec(letter?.plain ?? '')?.[1]
  if (!token) throw new Error(`the newest letter to ${email} has no link with a token`)
  return token
}
