import type { Transporter } from 'nodemailer'
import type { Envelope } from './port.ts'

/** Delivers mails to the SMTP server at a URL like `smtp://user:password@host:587`. A refusal is thrown, to be tried again. */
export function deliverBySmtp(smtpUrl: string, from: string): (envelope: Envelope) => Promise<void> {
  // Opened with the first letter: a market that mails nothing saves its memory.
  let transport: Promise<Transporter> | null = null
  const domain = /@([^@\s>]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, to, letter: { subject, html, plain }, attachments, oneClickUrl }) => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
    await (
      await transport
    ).sendMail({
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
    })
  }
}
