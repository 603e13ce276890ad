import { newId } from '#shared/ids.ts'
import type { SignerRole, TemplateField, TemplateKind, TemplateText } from '#shared/api/contracts.schemas.ts'
import { settingsOf } from '#server/market/index.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import {
  conditionNotPossible,
  nothingToPublish,
  ruleNotPossible,
  templateNotFound,
  templateNotPublished,
  valueNotOfType,
  variableUnknown,
} from './errors.ts'
import { mayKeepContracts } from './policy.ts'
import {
  findTemplate,
  findVersion,
  insertTemplate,
  lockTemplate,
  publishVersion,
  updateTemplate,
  upsertDraft,
  type TemplateRow,
  type TemplateRule,
} from './template-repository.ts'
import { conditionsIn, isPossible, variablesIn } from './text/fill-template.ts'
import { readField } from './text/read-field.ts'
import { readTemplate, sanitizeTemplate } from './text/read-template.ts'
import { isKnownTo, typeOf } from './text/values.ts'

/** Begins a template that is not used yet; answers its id. */
export async function createTemplate(
  context: Context,
  { name, kind }: { name: string; kind: TemplateKind },
): Promise<string> {
  mayKeepContracts(context)
  const id = newId()
  const signers: SignerRole[] = kind === 'seller_agreement' ? ['shop'] : ['shop', 'customer']
  await inTransaction(context, (tx) => insertTemplate(tx.db, { id, name, kind, signers, at: tx.clock.now() }))
  return id
}

/**
 * Changes when a template is used, who signs and what it holds back; contracts drawn up before keep theirs. Refuses with
 * `template_not_found`, `template_not_published` or `rule_not_possible`.
 */
export async function changeTemplate(context: Context, id: string, changes: Partial<TemplateRule>): Promise<void> {
  mayKeepContracts(context)
  await inTransaction(context, async (tx) => {
    const template = await getLockedTemplate(tx, id)
    const rule = { ...template, ...changes }
    if (rule.isActive && rule.publishedNumber === null) throw templateNotPublished()
    refuseImpossible(rule)
    await updateTemplate(tx.db, id, rule)
  })
}

/**
 * Saves the next version of a template, with its HTML sanitised. A value of its own may be empty still; refuses with
 * `value_not_of_type` what is none of its type, and with `template_not_found`.
 */
export async function saveDraft(
  context: Context,
  id: string,
  { texts, fields }: { texts: readonly TemplateText[]; fields: readonly TemplateField[] },
): Promise<void> {
  mayKeepContracts(context)
  const { currency } = settingsOf(context)
  const wrong = fields.findIndex((field) => field.value !== '' && !readField(field, currency))
  if (wrong >= 0) throw valueNotOfType(`body.fields.${wrong}.value`, fields[wrong]!)
  const clean = texts.map((text) => Object.assign({}, text, { body: sanitizeTemplate(text.body) }))
  await inTransaction(context, async (tx) => {
    await getLockedTemplate(tx, id)
    await upsertDraft(tx.db, id, { id: newId(), texts: clean, fields, at: tx.clock.now() })
  })
}

/**
 * Publishes the draft: contracts drawn up from now on use it, and it never changes. Refuses with `template_not_found`,
 * `nothing_to_publish`, `variable_unknown` or `condition_not_possible`.
 */
export async function publishDraft(context: Context, id: string): Promise<void> {
  const { personId } = mayKeepContracts(context)
  await inTransaction(context, async (tx) => {
    const { kind } = await getLockedTemplate(tx, id)
    const draft = await findVersion(tx.db, id, 'draft')
    if (!draft || draft.texts.some(({ body }) => readTemplate(body).length === 0)) throw nothingToPublish()
    const unknown = unknownVariables(kind, draft)
    if (unknown.length > 0) throw variableUnknown(unknown)
    const impossible = impossibleConditions(draft)
    if (impossible.length > 0) throw conditionNotPossible(impossible)
    await publishVersion(tx.db, draft.id, { at: tx.clock.now(), personId })
  })
}

/** The variables of a version that a contract of this kind can never fill. */
export function unknownVariables(
  kind: TemplateKind,
  { texts, fields }: { texts: readonly TemplateText[]; fields: readonly TemplateField[] },
): string[] {
  const own = new Set(fields.map(({ key }) => `own.${key}`))
  const named = texts.flatMap(({ body }) => variablesIn(readTemplate(body)))
  return [...new Set(named)].filter((key) => !own.has(key) && !isKnownTo(kind, key))
}

/** The variables of which a version asks what cannot be asked of them: whether a total is over “abc”, or a text over another. */
function impossibleConditions({
  texts,
  fields,
}: {
  texts: readonly TemplateText[]
  fields: readonly TemplateField[]
}): string[] {
  const conditions = texts.flatMap(({ body }) => conditionsIn(readTemplate(body)))
  return [
    ...new Set(
      conditions.filter((each) => !isPossible(each, typeOf(each.variable, fields))).map((each) => each.variable),
    ),
  ]
}

async function getLockedTemplate(tx: Context, id: string): Promise<TemplateRow> {
  if (!(await lockTemplate(tx.db, id))) throw templateNotFound()
  return (await findTemplate(tx.db, id))!
}

function refuseImpossible({ kind, signers, holds, minTotalMinor, productId }: TemplateRow): void {
  if (kind === 'seller_agreement') {
    if (signers.includes('customer')) throw ruleNotPossible('signers', 'a seller agreement is signed by the shop alone')
    if (holds.some((act) => act === 'shipping' || act === 'subscription_start'))
      throw ruleNotPossible('holds', 'a seller agreement holds approval or payouts')
  }
  if (kind !== 'seller_agreement' && holds.includes('shop_approval'))
    throw ruleNotPossible('holds', 'only a seller agreement holds the approval of a shop')
  if (kind !== 'subscription' && holds.includes('subscription_start'))
    throw ruleNotPossible('holds', 'only the terms of a subscription hold its start')
  if (kind !== 'order' && (minTotalMinor !== null || productId !== null))
    throw ruleNotPossible(productId ? 'productId' : 'minTotalMinor', 'is only asked of orders')
}
