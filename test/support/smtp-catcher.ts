import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

export interface CaughtMail {
  from: string
  to: string[]
  /** Headers and body as they came over the line. */
  source: string
}

/** A mail server that keeps what it is given: the least of RFC 5321 that a polite client needs. */
export async function catchMails(): Promise<{
  url: string
  mails: CaughtMail[]
  /** How it answers to who a mail goes to, by address, where it does not take it. */
  refusals: Map<string, string>
  close(): Promise<void>
}> {
  const mails: CaughtMail[] = []
  const refusals = new Map<string, string>()
  const server = createServer((socket) => void converse(socket, mails, refusals))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function converse(socket: Socket, mails: CaughtMail[], refusals: Map<string, string>): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let mail: CaughtMail = { from: '', to: [], source: '' }
  let lines: string[] | null = null
  say('220 catcher')
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    const [, from] = /^MAIL FROM:<([^>]*)>/i.exec(line) ?? []
    const [, to] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? []
    if (lines && line !== '.') lines.push(line)
    else if (lines) {
      mails.push({ ...mail, source: lines.join('\n') })
      mail = { from: '', to: [], source: '' }
      lines = null
      say('250 kept')
    } else if (from !== undefined) {
      mail.from = from
      say('250 ok')
    } else if (to !== undefined) {
      const refusal = refusals.get(to)
      if (!refusal) mail.to.push(to)
      say(refusal ?? '250 ok')
    } else if (/^DATA/i.test(line)) {
      lines = []
      say('354 go on')
    } else if (/^QUIT/i.test(line)) {
      socket.end('221 bye\r\n')
    } else say('250 catcher')
  }
}
