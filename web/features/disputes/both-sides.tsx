import type { Dispute } from '#shared/api/disputes.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Picture } from '../../ui/picture.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import styles from './both-sides.module.css'

/** The words and pictures of customer and shop, side by side in equal size; what the market asked stands below. */
export function BothSides({ dispute }: { dispute: Dispute }) {
  const { words, customer, shop } = dispute
  const asked = words.filter(({ side }) => side === 'market')
  return (
    <>
      <div className={styles.sides}>
        <Side name={customer} who="Customer" words={words.filter(({ side }) => side === 'customer')} />
        <Side name={shop.name} who="Shop" words={words.filter(({ side }) => side === 'shop')} />
      </div>
      {asked.length > 0 && <Side name="The market" who="Asks both" words={asked} />}
    </>
  )
}

function Side({ name, who, words }: { name: string; who: string; words: Dispute['words'] }) {
  return (
    <Card title={name}>
      <div className={styles.side}>
        {words.length === 0 && <p className={styles.quiet}>{who} · has not said anything yet</p>}
        {words.map(({ id, words: said, at, pictures }) => (
          <div key={id} className={styles.said}>
            <span className={styles.quiet}>
              {who} · <RelativeTime at={at} />
            </span>
            <p>“{said}”</p>
            {pictures.length > 0 && (
              <div className={styles.pictures}>
                {pictures.map((picture) => (
                  <a key={picture.id} href={`${picture.src}-${picture.width}.jpg`} target="_blank" rel="noreferrer">
                    <Picture picture={picture} sizes="140px" className={styles.picture ?? ''} />
                  </a>
                ))}
              </div>
            )}
          </div>
        ))}
      </div>
    </Card>
  )
}
