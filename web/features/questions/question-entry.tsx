import type { Question } from '#shared/api/questions.schemas.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './questions.module.css'

/** One question, and what the shop says to it. */
export function QuestionEntry({ question, shopName }: { question: Question; shopName: string }) {
  const { author, body, askedAt, answer } = question
  return (
    <article className={styles.entry}>
      <p className={styles.body}>{body}</p>
      <p className={styles.by}>
        {author} asked <RelativeTime at={askedAt} />
      </p>
      {answer && (
        <div className={styles.answer}>
          <strong>{shopName} answers</strong>
          <p>{answer.body}</p>
          <span>
            <RelativeTime at={answer.at} />
          </span>
        </div>
      )}
    </article>
  )
}
