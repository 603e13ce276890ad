import { Button, FileButton, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { HomeArrangement } from '#shared/api/home.schemas.ts'
import { useArrangeHomeMutation } from '../../data/home-arrangement.ts'
import { useOperatorUploadPictureMutation } from '../../data/media.ts'
import { useSettings } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from './home-form.module.css'
import { HomePreview } from './home-preview.tsx'
import { partWords } from './part-words.ts'
import { SectionList } from './section-list.tsx'

/** Arranges the first page: what stands at its top, and which parts follow in which order. */
export function HomeForm({ arrangement }: { arrangement: HomeArrangement }) {
  const [save, { isLoading, error }] = useArrangeHomeMutation()
  const [draft, setDraft] = useState(arrangement)
  const [refusal, setRefusal] = useState('')
  const isDirty = JSON.stringify(draft) !== JSON.stringify(arrangement)
  const submit = async () => {
    const missing = whatIsMissing(draft)
    setRefusal(missing)
    if (missing) return
    const { data } = await save({ body: bodyOf(draft) })
    if (!data) return
    setDraft(data)
    notify('Saved. The first page looks like this from now on')
  }
  return (
    <div className={styles.sides}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <LeaveGuard isDirty={isDirty} />
        <HeroCard hero={draft.hero} onChange={(hero) => setDraft({ ...draft, hero })} />
        <Card title="What stands on it">
          <SectionList sections={draft.sections} onChange={(sections) => setDraft({ ...draft, sections })} />
        </Card>
        <ProblemNote error={refusal || error} />
        <div className={styles.save}>
          <Button type="submit" loading={isLoading} disabled={!isDirty}>
            Save the page
          </Button>
          {isDirty && (
            <Button
              variant="sand"
              onClick={() => {
                setDraft(arrangement)
                setRefusal('')
              }}
            >
              Back to what is saved
            </Button>
          )}
        </div>
      </form>
      <div className={styles.aside}>
        <HomePreview draft={draft} isDirty={isDirty} />
      </div>
    </div>
  )
}

/** What the server would refuse, said before it is asked; empty when nothing is. */
function whatIsMissing({ sections }: HomeArrangement): string {
  if (!sections.some(({ isShown }) => isShown)) return 'Leave something to see: every part is switched off.'
  const empty = sections.find(
    ({ part, isShown, chosen }) =>
      isShown && chosen.length === 0 && (part === 'chosen_products' || part === 'chosen_shops'),
  )
  return empty ? `Choose something for “${partWords[empty.part].name}”, or do not show it.` : ''
}

function bodyOf({ hero: { title, words, picture }, sections }: HomeArrangement) {
  return {
    hero: { title, words, pictureId: picture?.id ?? null },
    sections: sections.map(({ part, title: own, isShown, chosen }) => ({
      part,
      title: own,
      isShown,
      ids: chosen.map(({ id }) => id),
    })),
  }
}

interface HeroCardProps {
  hero: HomeArrangement['hero']
  onChange: (hero: HomeArrangement['hero']) => void
}

function HeroCard({ hero, onChange }: HeroCardProps) {
  const { name, tagline } = useSettings()
  const [upload, { isLoading, error }] = useOperatorUploadPictureMutation()
  const choose = async (file: File | null) => {
    if (!file) return
    const { data } = await upload({ file })
    if (data) onChange({ ...hero, picture: data })
  }
  return (
    <Card title="At the top">
      <div className={styles.fields}>
        <TextInput
          label="Title"
          placeholder={tagline || name}
          description="Empty: the market’s line from the settings"
          maxLength={80}
          value={hero.title}
          onChange={(event) => onChange({ ...hero, title: event.currentTarget.value })}
        />
        <Textarea
          label="Words"
          placeholder="One basket, one payment, and each maker sends their own parcel."
          autosize
          minRows={2}
          maxLength={240}
          value={hero.words}
          onChange={(event) => onChange({ ...hero, words: event.currentTarget.value })}
        />
        <div className={styles.picture}>
          {hero.picture && <Picture picture={hero.picture} alt="" sizes="120px" className={styles.thumb ?? ''} />}
          <FileButton accept="image/jpeg,image/png,image/webp,image/avif" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button {...props} variant="sand" size="sm" loading={isLoading}>
                {hero.picture ? 'Change the picture' : 'Choose a picture'}
              </Button>
            )}
          </FileButton>
          {hero.picture ? (
            <Button variant="subtle" size="sm" onClick={() => onChange({ ...hero, picture: null })}>
              Without a picture
            </Button>
          ) : (
            <span className={styles.quiet}>Until you choose one, a thing that people love stands there.</span>
          )}
        </div>
        <ProblemNote error={error} />
      </div>
    </Card>
  )
}
