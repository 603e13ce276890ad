import type { Conversation } from '#shared/api/chat.schemas.ts'
import { useEraseChatWordsMutation, useErasePersonsChatWordsMutation } from '../../data/chat-reports.ts'
import { notify } from '../../ui/toaster.tsx'
import { AskReason } from './chat-report-dialogs.tsx'

/** Asks before every word of the customer of a conversation is erased. */
export function EraseWordsDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const [erase, asked] = useEraseChatWordsMutation()
  const send = async (reason: string) => (await erase({ id: conversation.id, body: { reason } })).data
  return <AskToErase name={conversation.with.name} {...asked} onErase={send} onClose={onClose} />
}

/** Asks before every word of a person is erased, whoever they wrote to. */
export function ErasePersonsWordsDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const [erase, asked] = useErasePersonsChatWordsMutation()
  const send = async (reason: string) => (await erase({ id, body: { reason } })).data
  return <AskToErase name={name} {...asked} onErase={send} onClose={onClose} />
}

interface AskToEraseProps {
  name: string
  isLoading: boolean
  error?: unknown
  /** Answers how many messages were erased; undefined when it was refused. */
  onErase: (reason: string) => Promise<{ messages: number } | undefined>
  onClose: () => void
}

function AskToErase({ name, isLoading, error, onErase, onClose }: AskToEraseProps) {
  const send = async (reason: string) => {
    const erased = await onErase(reason)
    if (!erased) return
    notify(erased.messages === 1 ? 'One message is erased' : `${erased.messages} messages are erased`)
    onClose()
  }
  return (
    <AskReason
      title={`Erase what ${name} wrote`}
      words={`Every message ${name} wrote to customers, to shops and to the market is emptied, with its pictures and files, also in letters and notices that told of it. It cannot be brought back.`}
      readBy="It stands in the audit log"
      button="Erase it for good"
      isBusy={isLoading}
      error={error}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}
