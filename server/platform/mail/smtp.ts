import type { Transporter } from 'nodemailer'
import { AddressRefused, type Envelope } from './port.ts'

/** What a failed delivery says of the relay: what it was told, and its whole answer. */
interface RelayAnswer {
  command?: string
  response?: string
}

/**
 * Delivers mails to the SMTP server at a URL like `smtp://user:password@host:587`. A refusal is thrown, to be tried again; as
 * `AddressRefused` when it says that nobody has the address.
 */
export function deliverBySmtp(smtpUrl: string, from: string): (envelope: Envelope) => Promise<void> {
  // Opened with the first letter: a market that mails nothing saves its memory.
  let transport: Promise<Transporter> | null = null
  const domain = /@([^@\s>]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, to, letter: { subject, html, plain }, attachments, oneClickUrl }) => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
    const mail = {
      // As an object, so that an address is never read as a list of addresses.
      from,
      to: { name: '', address: to },
      subject,
      html,
      text: plain,
      attachments: attachments.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: bytes })),
      // RFC 8058: mail programs show a button of their own for it, and large providers ask for it.
      ...(oneClickUrl && {
        headers: { 'List-Unsubscribe': `<${oneClickUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
      messageId: `<${id}@${domain}>`,
    }
    try {
      await (await transport).sendMail(mail)
    } catch (error) {
      throw isNobodys(error as RelayAnswer) ? new AddressRefused(`nobody has ${to}`, { cause: error }) : error
    }
  }
}

/**
 * Whether a relay says for good that an address is nobody's: by its enhanced code (RFC 3463: 5.1 is the address, 5.2.1 a mailbox
 * that is closed), else by 550, 551 or 553. One that does not let us relay says 5.7 or speaks of it: that is our own trouble.
 */
function isNobodys({ command, response = '' }: RelayAnswer): boolean {
  const [, code, enhanced] = /^(5\d\d)[ -](5\.\d+\.\d+)?/.exec(response) ?? []
  if (command !== 'RCPT TO' || !code) return false
  if (enhanced) return enhanced.startsWith('5.1.') || enhanced === '5.2.1'
  return ['550', '551', '553'].includes(code) && !/relay|authenti/i.test(response)
}
