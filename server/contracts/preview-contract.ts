import type { ContractPreview } from '#shared/api/contracts.schemas.ts'
import type { Language } from '#shared/languages.ts'
import type { Context } from '#server/platform/context.ts'
import { invariant } from '#server/platform/errors.ts'
import { nothingToPreview, templateNotFound } from './errors.ts'
import { fillContract } from './fill-contract.ts'
import { unknownVariables } from './keep-template.ts'
import { mayKeepContracts } from './policy.ts'
import { findSample, findSubject } from './subject-repository.ts'
import { findTemplate, findVersion } from './template-repository.ts'
import { plainOf } from './text/contract-text.ts'
import { writeHtml } from './text/write-html.ts'

/**
 * Fills the draft, or else the published version, with the data of a real order, subscription or shop: of the given order, or the newest.
 * Refuses with `template_not_found` or `nothing_to_preview`.
 */
export async function previewContract(
  context: Context,
  templateId: string,
  { language, orderId }: { language: Language; orderId: string | null },
): Promise<ContractPreview> {
  mayKeepContracts(context)
  const { db } = context
  const template = await findTemplate(db, templateId)
  if (!template) throw templateNotFound()
  const version = (await findVersion(db, templateId, 'draft')) ?? (await findVersion(db, templateId, 'published'))
  const sample = await findSample(db, { kind: template.kind, orderId })
  if (!version || !sample) throw nothingToPreview()
  const subject = await findSubject(db, sample)
  invariant(subject, `shop ${sample.shopId} is there`)
  const { title, text, missing } = fillContract(context, version, subject, language)
  const unknown = unknownVariables(template.kind, version)
  return {
    title,
    html: writeHtml(text),
    missing: missing.filter((key) => !unknown.includes(key)),
    unknown,
    wordCount: plainOf(text).split(/\s+/).filter(Boolean).length,
    sample: [subject.order?.address.name, subject.shop.name, subject.subscription && `S-${subject.subscription.number}`]
      .filter(Boolean)
      .join(', '),
  }
}
