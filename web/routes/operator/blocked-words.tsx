import { Button, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useGetBlockedWordsQuery, useKeepBlockedWordsMutation } from '#web/data/market-desk.ts'
import { useSettings } from '#web/data/settings.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from '#web/features/words/words.module.css'

export default function BlockedWordsPage() {
  const { name: market } = useSettings()
  const { data, error, refetch } = useGetBlockedWordsQuery()
  return (
    <>
      <title>{`Blocked words – ${market}`}</title>
      <PageHead
        title="Blocked words"
        lead="A review or a question with one of them waits until you have read it. A shop cannot save one in its name, story, products or answers."
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Card>
          <SkeletonText lines={3} />
        </Card>
      )}
      {data && <WordsForm words={data.words} />}
    </>
  )
}

function WordsForm({ words: kept }: { words: readonly string[] }) {
  const [words, setWords] = useState<string[]>([...kept])
  const [keep, { isLoading, error }] = useKeepBlockedWordsMutation()
  const save = async () => {
    const { data } = await keep({ body: { words } })
    if (!data) return
    setWords(data.words)
    notify(data.words.length === 0 ? 'No word is blocked any more' : 'From now on these words are blocked')
  }
  return (
    <Card>
      <form
        className={styles.answer}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TagsInput
          label="Words"
          description="Each followed by Enter. Whole words and phrases; capital letters and accents make no difference. What stands already stays."
          value={words}
          onChange={setWords}
          maxTags={2_000}
          maxLength={60}
          splitChars={[',', ';']}
          acceptValueOnBlur
        />
        <ProblemNote error={error} />
        <div className={styles.acts}>
          <Button type="submit" loading={isLoading}>
            Save the words
          </Button>
        </div>
      </form>
    </Card>
  )
}
