import { Select, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { teamSchemas } from '#shared/api/team.schemas.ts'
import type { Role } from '#shared/team-roles.ts'
import { useInviteMemberMutation } from '../../data/team.ts'
import { Ask } from '../../ui/ask.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { notify } from '../../ui/toaster.tsx'
import { roleChoices } from './role-words.ts'

/** Asks whom to invite, and as what. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [invite, { isLoading }] = useInviteMemberMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm<{ email: string; role: Role }>({
    initialValues: { email: '', role: 'staff' },
    validate: schemaResolver(teamSchemas.inviteMember.body, { sync: true }),
  })
  const submit = form.onSubmit(async (body) => {
    setRefusal('')
    try {
      await invite({ body }).unwrap()
      notify(`A letter is on its way to ${body.email}`)
      onClose()
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <Ask
      isOpen
      onClose={onClose}
      title="Invite somebody"
      act="Send the invitation"
      onAct={submit}
      isBusy={isLoading}
      refusal={refusal}
    >
      <p>They get a letter with a link that works for a week. What each role may do stands on this page.</p>
      <TextInput
        label="Email"
        type="email"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('email')}
        error={fieldSentence('Email', form.errors['email'])}
      />
      <Select label="Role" data={roleChoices} allowDeselect={false} {...form.getInputProps('role')} />
    </Ask>
  )
}
