import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OwnSaleEvent } from '#shared/api/sale-events.schemas.ts'
import { messageOf, problemOf } from '../../data/problem.ts'
import {
  useCancelSaleEventMutation,
  useChangeSaleEventMutation,
  useCreateSaleEventMutation,
  usePublishSaleEventMutation,
} from '../../data/own-sale-events.ts'
import { Ask } from '../../ui/ask.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice, Choices } from '../../ui/choice.tsx'
import { showProblem } from '../../ui/form-problem.ts'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { Note } from '../../ui/note.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { SumList } from '../../ui/sum-list.tsx'
import { notify } from '../../ui/toaster.tsx'
import { ChangedMeanwhile } from '../product-editor/changed-meanwhile.tsx'
import { PictureGallery } from '../product-editor/picture-gallery.tsx'
import { usePictureUploads } from '../product-editor/use-picture-uploads.ts'
import { AddProduct } from './add-product.tsx'
import { bodyOf, draftErrors, draftOf, itemsOf, type EventDraft } from './event-draft.ts'
import styles from './event-editor.module.css'
import { EventHead, type EventAct } from './event-head.tsx'
import { EventItems } from './event-items.tsx'
import { IfAllSells } from './if-all-sells.tsx'

const mostPictures = 6

interface EventEditorProps {
  /** Absent for a new one. */
  event?: OwnSaleEvent
  /** Reads the event anew and starts over with it. */
  onReload: () => void
}

/** A sale event, saved as a whole: its words, its time, and what it offers at which price in which number. */
export function EventEditor({ event, onReload }: EventEditorProps) {
  const navigate = useNavigate()
  const [create] = useCreateSaleEventMutation()
  const [change] = useChangeSaleEventMutation()
  const [publish] = usePublishSaleEventMutation()
  const [cancel] = useCancelSaleEventMutation()
  const [version, setVersion] = useState(event?.version ?? 0)
  const [busy, setBusy] = useState<EventAct>()
  const [refusal, setRefusal] = useState<unknown>()
  const [isAsking, setAsking] = useState(false)
  // A saved form may be left at once, before the next render knows that it is clean.
  const [isLeaving, setLeaving] = useState(false)
  const form = useForm<EventDraft>({ initialValues: draftOf(event), validate: draftErrors })
  const draft = form.getValues()
  const uploading = usePictureUploads((picture) =>
    form.setFieldValue('pictures', (pictures) => [...pictures, { key: picture.id, picture, alt: '' }]),
  )
  const isRunning = event?.state === 'running'
  const isOver = event?.state === 'ended' || event?.state === 'cancelled'

  /** Saves what is typed; answers the event, or undefined when it was refused. */
  const save = async (overVersion: number): Promise<OwnSaleEvent | undefined> => {
    const { hasErrors, errors } = form.validate()
    if (hasErrors) {
      form.getInputNode(Object.keys(errors)[0]!)?.focus()
      setRefusal('Some of it cannot be saved like this; the reasons stand at the fields.')
      return undefined
    }
    const body = bodyOf(form.getValues(), event)
    try {
      const saved = event
        ? await change({ id: event.id, body: { ...body, version: overVersion } }).unwrap()
        : await create({ body }).unwrap()
      setVersion(saved.version)
      const fresh = draftOf(saved)
      form.setInitialValues(fresh)
      form.setValues(fresh)
      return saved
    } catch (error) {
      const words = showProblem(form, error)
      setRefusal(problemOf(error)?.code === 'changed_meanwhile' ? error : words)
      return undefined
    }
  }

  const act = async (what: 'save' | 'publish', overVersion?: number) => {
    setBusy(what)
    setRefusal(undefined)
    const saved = form.isDirty() || !event || overVersion !== undefined ? await save(overVersion ?? version) : event
    if (saved) {
      if (!event) setLeaving(true)
      const isDone = what === 'save' || (await schedule(saved.id))
      if (isDone) notify(what === 'save' ? 'Saved' : 'It is published, and begins by the clock')
      if (!event) void navigate(`/seller/sale-events/${saved.id}`, { replace: true })
    }
    setBusy(undefined)
  }
  const schedule = async (id: string) => {
    try {
      await publish({ id }).unwrap()
      return true
    } catch (error) {
      setRefusal(showProblem(form, error))
      // A new event goes on to its own page, where this form is gone.
      if (!event) notify(messageOf(error), 'bad')
      return false
    }
  }
  const callOff = async () => {
    setBusy('cancel')
    setRefusal(undefined)
    try {
      await cancel({ id: event!.id }).unwrap()
      notify(isRunning ? 'It is over' : 'It is called off')
    } catch (error) {
      setRefusal(error)
    }
    setAsking(false)
    setBusy(undefined)
  }

  const problem = problemOf(refusal)
  const isDirty = form.isDirty()
  return (
    <>
      <LeaveGuard isDirty={(isDirty || uploading.isUploading) && !isLeaving && !isOver} />
      <EventHead
        event={event}
        title={draft.title}
        isDirty={isDirty}
        busy={busy}
        isUploading={uploading.isUploading}
        onAct={(what) => (what === 'cancel' ? setAsking(true) : void act(what))}
      />
      <div className={styles.page}>
        <form
          className={styles.fields}
          noValidate
          onSubmit={(submitted) => {
            submitted.preventDefault()
            if (!isOver && !uploading.isUploading) void act('save')
          }}
        >
          {problem?.code === 'changed_meanwhile' ? (
            <ChangedMeanwhile
              what="sale event"
              onTheirs={onReload}
              onMine={() => void act('save', Number(problem['version']))}
              isBusy={busy !== undefined}
            />
          ) : (
            <ProblemNote error={refusal} />
          )}
          {isRunning && <Note>While it runs it can end earlier and be given more. Start and prices stay.</Note>}
          <Card title="What customers read">
            <div className={styles.words}>
              <TextInput label="Title" maxLength={80} disabled={isOver} {...form.getInputProps('title')} />
              <Textarea
                label="Text"
                autosize
                minRows={3}
                maxLength={2_000}
                disabled={isOver}
                {...form.getInputProps('text')}
              />
              <div className={styles.pair}>
                <TextInput
                  label="Starts, UTC"
                  type="datetime-local"
                  disabled={isRunning || isOver}
                  {...form.getInputProps('startsAt')}
                />
                <TextInput
                  label="Ends, UTC"
                  type="datetime-local"
                  disabled={isOver}
                  {...form.getInputProps('endsAt')}
                />
              </div>
            </div>
          </Card>
          {!isOver && (
            <PictureGallery
              pictures={draft.pictures}
              onChange={(pictures) => form.setFieldValue('pictures', pictures)}
              uploading={uploading}
              most={mostPictures}
              hasWords={false}
              error={form.errors['pictures'] as string | undefined}
            />
          )}
          <Card title="Products and quotas">
            <div className={styles.words}>
              {form.errors['items'] && <Note tone="refused">This event {form.errors['items']}</Note>}
              {draft.items.length > 0 && (
                <EventItems form={form} hold={isOver ? 'everything' : isRunning ? 'prices' : 'nothing'} />
              )}
              {!isOver && (
                <AddProduct
                  onAdd={(product) => {
                    form.clearFieldError('items')
                    form.setFieldValue('items', (items) => [...items, ...itemsOf(product, items)])
                  }}
                />
              )}
            </div>
          </Card>
        </form>
        <aside className={styles.beside} aria-label="Beside the form">
          {event && event.taken > 0 && <Results event={event} />}
          <IfAllSells items={draft.items} />
          <Card title="When a quota is full">
            <div className={styles.words}>
              <Choices legend="When a quota is full" isLegendHidden>
                {whenGone.map(({ value, title, note }) => (
                  <Choice
                    key={value}
                    name="whenGone"
                    value={value}
                    title={title}
                    note={note}
                    isChosen={draft.whenGone === value}
                    isDisabled={isOver}
                    onChoose={() => form.setFieldValue('whenGone', value)}
                  />
                ))}
              </Choices>
              <TextInput
                label="At most for one customer"
                description="Of each thing, over all orders"
                inputMode="numeric"
                placeholder="any number"
                disabled={isOver}
                {...form.getInputProps('mostPerCustomer')}
              />
            </div>
          </Card>
        </aside>
      </div>
      <Ask
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={isRunning ? 'End this event now?' : 'Call this event off?'}
        act={isRunning ? 'End it now' : 'Call it off'}
        isDanger
        isBusy={busy === 'cancel'}
        onAct={() => void callOff()}
      >
        <p>What is ordered keeps its price. It cannot be taken up again.</p>
      </Ask>
    </>
  )
}

const whenGone = [
  { value: 'normal_price', title: 'Back to the normal price', note: 'The product stays for sale' },
  { value: 'sold_out', title: 'Hold until it ends', note: 'Shown as sold out' },
] as const

function Results({ event }: { event: OwnSaleEvent }) {
  return (
    <Card title="Sold so far" aside={`${event.taken} of ${event.quota}`}>
      <SumList
        lines={[
          { label: 'Taken in', value: event.takenIn },
          { label: 'Given away', value: event.givenAway },
        ]}
      />
    </Card>
  )
}
