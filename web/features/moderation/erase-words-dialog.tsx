import type { Conversation } from '#shared/api/chat.schemas.ts'
import { useEraseChatWordsMutation } from '../../data/chat-reports.ts'
import { notify } from '../../ui/toaster.tsx'
import { AskReason } from './chat-report-dialogs.tsx'

/** Asks before every word of a customer is erased. */
export function EraseWordsDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const [erase, { isLoading, error }] = useEraseChatWordsMutation()
  const { name } = conversation.with
  const send = async (reason: string) => {
    const { data } = await erase({ id: conversation.id, body: { reason } })
    if (!data) return
    notify(data.messages === 1 ? 'One message is erased' : `${data.messages} messages are erased`)
    onClose()
  }
  return (
    <AskReason
      title={`Erase what ${name} wrote`}
      words={`Every message ${name} wrote to shops and to the market is emptied, with its pictures and files. It cannot be brought back.`}
      readBy="It stands in the audit log"
      button="Erase it for good"
      isBusy={isLoading}
      error={error}
      onSend={(reason) => void send(reason)}
      onClose={onClose}
    />
  )
}
