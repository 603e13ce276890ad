import { Switch } from '@mantine/core'
import type { z } from 'zod'
import type { marketSchemas } from '#shared/api/market.schemas.ts'
import { useChangeSettingsMutation } from '../../data/market-desk.ts'
import { messageOf } from '../../data/problem.ts'
import { Card } from '../../ui/card.tsx'
import { notify } from '../../ui/toaster.tsx'

/** Whether contacts in messages are put before the operator. */
export function ChatSettings({ settings }: { settings: z.output<typeof marketSchemas.getSettings.response> }) {
  const [save, { isLoading }] = useChangeSettingsMutation()
  const change = async (notesContacts: boolean) => {
    try {
      await save({ body: { notesContacts } }).unwrap()
      notify('Saved')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Card title="Chat">
      <Switch
        label="Note contacts in messages"
        description="Who writes an e-mail address, a telephone number or a link to another site to a customer or a shop is warned. The message is sent, and waits for you under Reported chats."
        checked={settings.notesContacts}
        disabled={isLoading}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </Card>
  )
}
