import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import type { TemplateField, TemplateText, WholeTemplate } from '#shared/api/contracts.schemas.ts'
import {
  useGetContractTemplateQuery,
  usePreviewContractMutation,
  usePublishContractDraftMutation,
  useSaveContractDraftMutation,
} from '#web/data/contracts.ts'
import { fieldErrorsOf } from '#web/data/problem.ts'
import { useSettings } from '#web/data/settings.ts'
import { ContractPaper } from '#web/features/contracts/contract-paper.tsx'
import { TemplateRule } from '#web/features/contracts/template-rule.tsx'
import { TemplateTexts } from '#web/features/contracts/template-texts.tsx'
import { templateKinds } from '#web/features/contracts/template-words.ts'
import { Breadcrumbs } from '#web/features/market/breadcrumbs.tsx'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LeaveGuard } from '#web/ui/leave-guard.tsx'
import { Note } from '#web/ui/note.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'
import styles from './contract-template.module.css'

const TemplateEditor = lazy(() =>
  import('#web/features/contracts/template-editor.tsx').then((loaded) => ({ default: loaded.TemplateEditor })),
)

export default function ContractTemplatePage() {
  const id = useParams()['id']!
  const { name: market } = useSettings()
  const { data: template, error, refetch } = useGetContractTemplateQuery({ id })
  return (
    <>
      <title>{`${template?.name ?? 'Template'} – ${market}`}</title>
      {template ? (
        <Page key={template.id} template={template} />
      ) : (
        <>
          <PageHead title="Template" />
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Card>
              <SkeletonText lines={8} />
            </Card>
          )}
        </>
      )}
    </>
  )
}

function Page({ template }: { template: WholeTemplate }) {
  const { id, name, kind, currency, draft, published } = template
  const [texts, setTexts] = useState<TemplateText[]>(() => startOf(template))
  const [fields, setFields] = useState<TemplateField[]>(draft?.fields ?? published?.fields ?? [])
  const [at, setAt] = useState(0)
  const [isDirty, setDirty] = useState(false)
  const [save, saving] = useSaveContractDraftMutation()
  const [publish, publishing] = usePublishContractDraftMutation()
  const [preview, previewing] = usePreviewContractMutation()
  const text = texts[at]!
  const { language } = text
  // The text that the server has: another one is shown anew.
  const savedAt = draft?.savedAt ?? published?.savedAt
  useEffect(() => {
    if (savedAt) void preview({ id, body: { language } })
  }, [id, language, savedAt, preview])

  const change = (changes: Partial<TemplateText>) => {
    setDirty(true)
    setTexts(texts.map((each, index) => (index === at ? { ...each, ...changes } : each)))
  }
  const keep = async () => {
    const { data } = await save({ id, body: { texts, fields } })
    if (!data) return
    setDirty(false)
    notify('Saved')
  }
  const release = async () => {
    const { data } = await publish({ id })
    if (data) notify(`Version ${data.publishedNumber} is used from now on`)
  }
  const variables = [
    ...template.variables,
    ...fields.map(({ key, label, type }) => ({ key: `own.${key}`, label, group: 'Of this template', type })),
  ]

  return (
    <>
      <LeaveGuard isDirty={isDirty} />
      <Breadcrumbs
        steps={[
          { to: '/operator/contracts', label: 'Contracts' },
          { to: '/operator/contract-templates', label: 'Templates' },
        ]}
        here={name}
      />
      <PageHead
        title={name}
        lead={leadOf(template)}
        actions={
          <>
            <Button variant="sand" loading={saving.isLoading} disabled={!isDirty} onClick={() => void keep()}>
              Save draft
            </Button>
            {draft && (
              <Button disabled={isDirty} loading={publishing.isLoading} onClick={() => void release()}>
                Publish version {draft.number}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote error={saving.error ?? publishing.error} />
      <div className={styles.page}>
        <div className={styles.column}>
          <TemplateTexts
            texts={texts}
            at={at}
            onLanguage={setAt}
            onAdd={(added) => {
              setDirty(true)
              setTexts([...texts, { language: added, title: text.title, body: text.body, consents: text.consents }])
              setAt(texts.length)
            }}
            onChange={change}
            fields={fields}
            currency={currency}
            problems={fieldErrorsOf(saving.error)}
            onFields={(next) => {
              setDirty(true)
              setFields(next)
            }}
          >
            <Suspense fallback={<SkeletonText lines={8} />}>
              <TemplateEditor
                key={`${language} ${fields.map(({ key, label, type }) => `${key} ${label} ${type}`).join()}`}
                html={text.body}
                variables={variables}
                currency={currency}
                onChange={(body) => change({ body })}
              />
            </Suspense>
          </TemplateTexts>
          <TemplateRule template={template} />
        </div>
        <div className={styles.column}>
          <Card title="Preview" aside={previewing.data && `With the data of ${previewing.data.sample}`}>
            {previewing.data ? (
              <>
                {previewing.data.unknown.length > 0 && (
                  <Note tone="refused">Nobody knows {previewing.data.unknown.join(', ')}.</Note>
                )}
                {previewing.data.missing.length > 0 && (
                  <Note tone="due">Without a value in this sample: {previewing.data.missing.join(', ')}.</Note>
                )}
                <ContractPaper language={language} html={previewing.data.html} />
                <p className={styles.quiet}>
                  {previewing.data.wordCount} words, {templateKinds[kind]}
                  {isDirty && '. Save the draft to see it with your changes.'}
                </p>
              </>
            ) : previewing.error ? (
              <ProblemNote error={previewing.error} />
            ) : (
              <p className={styles.quiet}>Write and save the text; it is shown here with real data.</p>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

function startOf({ name, draft, published }: WholeTemplate): TemplateText[] {
  return draft?.texts ?? published?.texts ?? [{ language: 'en', title: name, body: '', consents: [] }]
}

function leadOf({ kind, draft, published }: WholeTemplate): string {
  const count = published?.contractCount ?? 0
  const used = published
    ? `Version ${published.number} is in use in ${count === 1 ? '1 contract' : `${count} contracts`}.`
    : 'Not published yet.'
  return [`${templateKinds[kind]}.`, draft && `Version ${draft.number} is a draft.`, used].filter(Boolean).join(' ')
}
