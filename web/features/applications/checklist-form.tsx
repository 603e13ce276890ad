import { ActionIcon, Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { applicationSchemas, type ApplicationChecklist } from '#shared/api/applications.schemas.ts'
import { newId } from '#shared/ids.ts'
import { useSetApplicationChecklistMutation } from '../../data/applications.ts'
import { Card } from '../../ui/card.tsx'
import { fieldSentence } from '../../ui/field-sentence.ts'
import { showProblem } from '../../ui/form-problem.ts'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './application.module.css'

/** What the operator asks of a new shop: details, papers by name, and the words to accept. */
export function ChecklistForm({ checklist }: { checklist: ApplicationChecklist }) {
  const [save, { isLoading }] = useSetApplicationChecklistMutation()
  const [refusal, setRefusal] = useState('')
  const form = useForm({
    initialValues: typedFrom(checklist),
    validate: (values) =>
      schemaResolver(applicationSchemas.setApplicationChecklist.body, { sync: true })(bodyOf(values)),
  })
  const { documents } = form.getValues()
  const submit = form.onSubmit(async (values) => {
    setRefusal('')
    try {
      form.setValues(typedFrom(await save({ body: bodyOf(values) }).unwrap()))
      form.resetDirty()
      notify('New shops are asked for this from now on')
    } catch (error) {
      setRefusal(showProblem(form, error))
    }
  })
  return (
    <form className={styles.page} onSubmit={submit} noValidate>
      <Card title="Details">
        <div className={styles.form}>
          <Checkbox label="Legal name and address" {...form.getInputProps('asksAddress', { type: 'checkbox' })} />
          <Checkbox label="VAT ID or tax number" {...form.getInputProps('asksTaxNumber', { type: 'checkbox' })} />
        </div>
      </Card>
      <Card title="Documents">
        <div className={styles.form}>
          {documents.length === 0 && <p className={styles.quiet}>No document is asked for.</p>}
          {documents.map(({ key, name }, index) => (
            <div key={key} className={styles.line}>
              <TextInput
                label="Name"
                {...form.getInputProps(`documents.${index}.name`)}
                error={fieldSentence('The document', form.errors[`documents.${index}.name`])}
              />
              <TextInput
                label="What to look for"
                placeholder="Not older than three months"
                {...form.getInputProps(`documents.${index}.description`)}
              />
              <ActionIcon
                aria-label={`No longer ask for ${name || 'this document'}`}
                onClick={() => form.removeListItem('documents', index)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <div>
            <Button
              variant="sand"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => form.insertListItem('documents', { key: newId(), name: '', description: '' })}
            >
              Ask for a document
            </Button>
          </div>
        </div>
      </Card>
      <Card title="Terms">
        <Textarea
          label="The words a shop accepts"
          description="Each shop keeps the words it accepted; without any there is nothing to accept"
          autosize
          minRows={5}
          maxRows={20}
          {...form.getInputProps('terms')}
        />
      </Card>
      <ProblemNote error={refusal} />
      <div className={styles.acts}>
        <Button type="submit" loading={isLoading} disabled={!form.isDirty()}>
          Save
        </Button>
      </div>
    </form>
  )
}

interface TypedChecklist extends Omit<ApplicationChecklist, 'documents'> {
  /** `key` is only for the list on the page. */
  documents: { key: string; id?: string; name: string; description: string }[]
}

function typedFrom(checklist: ApplicationChecklist): TypedChecklist {
  return { ...checklist, documents: checklist.documents.map((document) => ({ ...document, key: document.id })) }
}

function bodyOf({ documents, ...rest }: TypedChecklist) {
  return { ...rest, documents: documents.map(({ key: _key, ...document }) => document) }
}
