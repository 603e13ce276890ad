import { startMarketProcess } from './market-process.ts'

/** A market in its first hour: nobody runs it, nobody sells in it. */
export interface NewMarket {
  url: string
  /** Where who started it becomes its operator, as the terminal tells. */
  invitationUrl: string
  close(): Promise<void>
}

/** Starts a market without the town, for a walk that changes what holds for everybody; `settings` are environment variables of its own. */
export async function openNewMarket(settings: Readonly<Record<string, string>> = {}): Promise<NewMarket> {
  const { url, process: market, close } = await startMarketProcess('new-market', { DEMO: 'false', ...settings })
  let said = ''
  for await (const words of market.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += words as string
    const [invitationUrl] = /\S+[?]invitation=[\w-]+/.exec(said) ?? []
    if (!invitationUrl) continue
    // What it says later is not read, and must not fill the pipe.
    market.stdout.resume()
    return { url, invitationUrl, close }
  }
  await close()
  throw new Error(`The new market did not open.\n${said}`)
}
