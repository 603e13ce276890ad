import { invariant } from '../errors.ts'
import { defineJob } from '../jobs.ts'
import { makeAttachments } from './make-attachments.ts'
import { findUnsentMail, markNotSent, markSent } from './repository.ts'

/**
 * Hands a mail to the outside once it is sure that what it tells has happened. To a paused address it does not: only what is
 * necessary still goes to whoever complained.
 */
export const sendMail = defineJob<{ mailId: string }>({
  name: 'send-mail',
  async run(context, { mailId }) {
    const { deliver } = context.ports.mail
    invariant(deliver, 'a mail is only queued for sending where mails can be sent')
    const mail = await findUnsentMail(context.db, mailId)
    if (!mail) return
    const { key, recipient, subject, html, plain, pause } = mail
    const isWanted = pause === 'complained' && context.ports.isNecessaryLetter(key)
    if (pause && !isWanted) return await markNotSent(context.db, mailId, pause)
    const attachments = await makeAttachments(context, mail.attachments)
    const oneClickUrl = await context.ports.findOneClick(context, mail)
    await deliver({ id: mailId, to: recipient, letter: { subject, html, plain }, attachments, oneClickUrl })
    await markSent(context.db, mailId, context.clock.now())
  },
})

/** The jobs of the mail room. */
export const mailJobs = [sendMail]
