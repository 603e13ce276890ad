import type { Context } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { invariant } from '../errors.ts'
import { defineJob } from '../jobs.ts'
import { makeAttachments } from './make-attachments.ts'
import { pauseAddresses } from './paused-repository.ts'
import { AddressRefused } from './port.ts'
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
    try {
      await deliver({ id: mailId, to: recipient, letter: { subject, html, plain }, attachments, oneClickUrl })
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error
      return await pauseRefused(context, mailId, recipient)
    }
    await markSent(context.db, mailId, context.clock.now())
  },
})

/** Whoever has no mailbox at the relay is as one whose mail came back. */
async function pauseRefused(context: Context, mailId: string, address: string): Promise<void> {
  const at = context.clock.outside()
  await inTransaction(context, async ({ db }) => {
    await pauseAddresses(db, [{ id: `refused:${mailId}`, reason: 'bounced', address, at }], at)
    await markNotSent(db, mailId, 'bounced')
  })
}

/** The jobs of the mail room. */
export const mailJobs = [sendMail]
