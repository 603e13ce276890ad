import type { Config } from '#server/config.ts'
import type { Letterhead, MailPort } from './port.ts'
import { deliverBySmtp } from './smtp.ts'

/** The mail room of this process: sends by SMTP when it is configured, else letters stay in the mailbox. */
export function openMail({ smtpUrl, mailFrom }: Config, letterhead: () => Letterhead): MailPort {
  return { letterhead, deliver: smtpUrl ? deliverBySmtp(smtpUrl, mailFrom) : null }
}
