import type { Application } from '#shared/api/applications.schemas.ts'
import { useLocale } from '../../data/settings.ts'
import { Card } from '../../ui/card.tsx'
import { Day } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { countryName } from '../market/country-name.ts'
import { FileLink } from './file-link.tsx'
import styles from './application.module.css'

interface HandedInProps {
  application: Application
  /** The address of files at the own door. */
  base: string
}

/** Everything of an application to read: what was asked for, what was given, what is missing. */
export function HandedIn({ application, base }: HandedInProps) {
  const locale = useLocale()
  const { address, taxNumber, documents, terms } = application
  const { legalName, line1, line2, postalCode, city, region } = address
  const country = address.country === '' ? '' : countryName(address.country, locale)
  const lines = [legalName, line1, line2, `${postalCode} ${city}`.trim(), region, country].filter((line) => line !== '')
  return (
    <Card title="What was handed in">
      <dl className={styles.items}>
        {(address.isAsked || address.isGiven) && (
          <Item name="Address" isGiven={address.isGiven}>
            {address.isGiven && lines.map((line) => <span key={line}>{line}</span>)}
          </Item>
        )}
        {(taxNumber.isAsked || taxNumber.isGiven) && (
          <Item name="Tax number" isGiven={taxNumber.isGiven}>
            {taxNumber.vatId && <span>VAT ID {taxNumber.vatId}</span>}
            {taxNumber.taxNumber && <span>{taxNumber.taxNumber}</span>}
          </Item>
        )}
        {documents.map(({ id, name, isGiven, files }) => (
          <Item key={id} name={name} isGiven={isGiven}>
            {files.map((file) => (
              <span key={file.id} className={styles.paper}>
                {file.contentType === 'image/jpeg' && (
                  <img src={`${base}/${file.id}`} alt={`${name}: ${file.name}`} loading="lazy" />
                )}
                <FileLink file={file} base={base} />
              </span>
            ))}
          </Item>
        ))}
        {(terms.isAsked || terms.isGiven) && (
          <Item name="Terms" isGiven={terms.isGiven}>
            {terms.acceptedAt && (
              <span>
                Accepted on <Day at={terms.acceptedAt} />
              </span>
            )}
          </Item>
        )}
      </dl>
    </Card>
  )
}

function Item({ name, isGiven, children }: { name: string; isGiven: boolean; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{isGiven ? children : <StateBadge tone="due">Not given</StateBadge>}</dd>
    </div>
  )
}
