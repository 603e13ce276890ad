import { useSettings } from '../../data/settings.ts'
import { IconMail } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'

/** A mail is on its way; in a sandbox market it lies in the mailbox of the market itself. */
export function MailSent({ children }: { children: string }) {
  const { isSandbox } = useSettings()
  return (
    <Note tone="good" icon={<IconMail size={20} stroke={1.6} aria-hidden />}>
      <output>{children}</output>
      {isSandbox && <MailboxLink />}
    </Note>
  )
}

/** The way to the mailbox of a sandbox market. */
export function MailboxLink() {
  return (
    <p>
      This is a sandbox market: no mail leaves it. <a href="/dev/mailbox">Open its mailbox</a>
    </p>
  )
}
