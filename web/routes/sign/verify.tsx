import { Button, FileButton, TextInput } from '@mantine/core'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { SealVerdict } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import { useLazyFindSealByCodeQuery, useVerifySealedFileMutation } from '#web/data/contracts.ts'
import { useSettings } from '#web/data/settings.ts'
import { useReaderLanguage } from '#web/features/contracts/reader-language.ts'
import { SignError } from '#web/features/contracts/sign-error.tsx'
import { dayIn, refusalIn } from '#web/features/contracts/signing-words.ts'
import { verifyWords } from '#web/features/contracts/verify-words.ts'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { Card } from '#web/ui/card.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import styles from './sign.module.css'

/** Where anybody checks a sealed contract: by the file itself, or by the code printed on it. */
export default function VerifyPage() {
  const { name: market } = useSettings()
  const language = useReaderLanguage()
  const words = verifyWords[language]
  const [search] = useSearchParams()
  const printed = search.get('code') ?? ''
  const [code, setCode] = useState(printed)
  const [verify, file] = useVerifySealedFileMutation()
  const [find, byCode] = useLazyFindSealByCodeQuery()
  const [looked, setLooked] = useState<'file' | 'code' | undefined>(printed === '' ? undefined : 'code')
  useEffect(() => {
    if (printed !== '') void find({ id: printed })
  }, [printed, find])
  const take = (chosen: File | null) => {
    if (!chosen) return
    setLooked('file')
    void verify({ file: chosen })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    setLooked('code')
    void find({ id: code.trim() })
  }
  const answer = looked === 'file' ? file : byCode
  return (
    <QuietShell>
      <title>{`${words.title} – ${market}`}</title>
      <div className={styles.verify} lang={language}>
        <PageHead title={words.title} lead={words.lead} />
        <Card title={words.byFile}>
          <FileButton onChange={take} accept="application/pdf">
            {(props) => (
              <Button {...props} loading={file.isLoading}>
                {words.choose}
              </Button>
            )}
          </FileButton>
        </Card>
        <Card title={words.byCode}>
          <form className={styles.row} onSubmit={submit}>
            <TextInput
              label={words.code}
              placeholder="ABCD-EFGH-JKLM-NPQR"
              maxLength={40}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" variant="sand" loading={byCode.isFetching}>
              {words.look}
            </Button>
          </form>
        </Card>
        <div aria-live="polite">
          {looked && <ProblemNote error={refusalIn(words, answer.error)} />}
          {looked && answer.data && !answer.error && <Verdict verdict={answer.data} of={looked} language={language} />}
        </div>
      </div>
    </QuietShell>
  )
}

interface VerdictProps {
  verdict: SealVerdict
  of: 'file' | 'code'
  language: Language
}

function Verdict({ verdict: { verdict, contract }, of, language }: VerdictProps) {
  const words = verifyWords[language]
  const told = of === 'file' ? words.aboutFile[verdict] : contract ? words.foundByCode : words.notFoundByCode
  return (
    <Card title={contract ? contract.title : words.result}>
      <Note tone={verdict === 'intact' ? 'good' : verdict === 'unknown' ? 'due' : 'refused'}>{told}</Note>
      {contract && (
        <dl className={styles.facts}>
          <div>
            <dt>{words.number}</dt>
            <dd>{contract.number}</dd>
          </div>
          <div>
            <dt>{words.sealed}</dt>
            <dd>
              <On at={contract.sealedAt} language={language} />
            </dd>
          </div>
          {contract.timestampedAt && (
            <div>
              <dt>{words.timestamped}</dt>
              <dd>
                <On at={contract.timestampedAt} language={language} />
              </dd>
            </div>
          )}
          {contract.signers.map(({ name, signedAt }) => (
            <div key={name}>
              <dt>{words.signedBy(name)}</dt>
              <dd>
                <On at={signedAt} language={language} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{words.hash}</dt>
            <dd className={styles.hash}>{contract.fileHash}</dd>
          </div>
        </dl>
      )}
    </Card>
  )
}

function On({ at, language }: { at: string; language: Language }) {
  return <time dateTime={at}>{dayIn(language, at)}</time>
}

export function ErrorBoundary() {
  return (
    <QuietShell>
      <SignError />
    </QuietShell>
  )
}
