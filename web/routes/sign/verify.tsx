import { Button, FileButton, TextInput } from '@mantine/core'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { SealVerdict } from '#shared/api/contracts.schemas.ts'
import { useLazyFindSealByCodeQuery, useVerifySealedFileMutation } from '#web/data/contracts.ts'
import { useSettings } from '#web/data/settings.ts'
import { PageError } from '#web/features/market/page-error.tsx'
import { QuietShell } from '#web/features/market/quiet-shell.tsx'
import { Card } from '#web/ui/card.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { Day } from '#web/ui/relative-time.tsx'
import styles from './sign.module.css'

const aboutFile: Record<SealVerdict['verdict'], string> = {
  intact: 'This is the very file that was sealed. Not one byte of it has changed.',
  changed: 'This file is not as it was sealed: something in it was changed, or its signatures cannot be read.',
  foreign: 'This file is signed, but not by this market.',
  unknown: 'This file carries no signature.',
}

/** Where anybody checks a sealed contract: by the file itself, or by the code printed on it. */
export default function VerifyPage() {
  const { name: market } = useSettings()
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
      <title>{`Check a contract – ${market}`}</title>
      <div className={styles.verify}>
        <PageHead
          title="Check a contract"
          lead="Is it the file that was sealed, and who signed it? The file is looked at and not kept."
        />
        <Card title="By the file">
          <FileButton onChange={take} accept="application/pdf">
            {(props) => (
              <Button {...props} loading={file.isLoading}>
                Choose a PDF
              </Button>
            )}
          </FileButton>
        </Card>
        <Card title="By the code">
          <form className={styles.row} onSubmit={submit}>
            <TextInput
              label="Code on the last page"
              placeholder="ABCD-EFGH-JKLM-NPQR"
              maxLength={40}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" variant="sand" loading={byCode.isFetching}>
              Look it up
            </Button>
          </form>
        </Card>
        <div aria-live="polite">
          {looked && <ProblemNote error={answer.error} />}
          {looked && answer.data && !answer.error && <Verdict verdict={answer.data} of={looked} />}
        </div>
      </div>
    </QuietShell>
  )
}

function Verdict({ verdict: { verdict, contract }, of }: { verdict: SealVerdict; of: 'file' | 'code' }) {
  const words =
    of === 'file'
      ? aboutFile[verdict]
      : contract
        ? 'A contract with this code was sealed here. Compare it with the paper, or choose the file to be sure.'
        : 'No contract with this code was sealed here.'
  return (
    <Card title={contract ? contract.title : 'Result'}>
      <Note tone={verdict === 'intact' ? 'good' : verdict === 'unknown' ? 'due' : 'refused'}>{words}</Note>
      {contract && (
        <dl className={styles.facts}>
          <div>
            <dt>Number</dt>
            <dd>{contract.number}</dd>
          </div>
          <div>
            <dt>Sealed</dt>
            <dd>
              <Day at={contract.sealedAt} />
            </dd>
          </div>
          {contract.timestampedAt && (
            <div>
              <dt>Confirmed by a timestamp</dt>
              <dd>
                <Day at={contract.timestampedAt} />
              </dd>
            </div>
          )}
          {contract.signers.map(({ name, signedAt }) => (
            <div key={name}>
              <dt>Signed by {name}</dt>
              <dd>
                <Day at={signedAt} />
              </dd>
            </div>
          ))}
          <div>
            <dt>SHA-256 of the file</dt>
            <dd className={styles.hash}>{contract.fileHash}</dd>
          </div>
        </dl>
      )}
    </Card>
  )
}

export function ErrorBoundary() {
  return (
    <QuietShell>
      <PageError home="/" homeLabel="To the market" />
    </QuietShell>
  )
}
