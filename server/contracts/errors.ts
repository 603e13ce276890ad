import type { FieldType, TemplateField } from '#shared/api/contracts.schemas.ts'
import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `template_not_found`. */
export const templateNotFound = () => notFound('template_not_found', 'This template')

/** 404 `contract_not_found`: not there, or not for who asks. */
export const contractNotFound = () => notFound('contract_not_found', 'This contract')

/** 404 `link_not_valid`: never made here, of an earlier turn, or too old. */
export const linkNotValid = () =>
  new Refusal(404, 'link_not_valid', 'This link is not valid any more. Look for a newer mail, or ask who sent it.')

/** 400 `signature_invalid`: a webhook that the service did not send, or of a service that is not configured. */
export const signatureInvalid = () =>
  new Refusal(400, 'signature_invalid', 'The signature of this event is missing or wrong.')

/** 409 `template_not_published`: nothing can be drawn up from a template without a published version. */
export const templateNotPublished = () =>
  new Refusal(409, 'template_not_published', 'Publish a version first: nothing can be drawn up from a draft.')

/** 422 `rule_not_possible`: a rule that this kind of contract cannot have. */
export const ruleNotPossible = (field: string, message: string) =>
  fieldRefused('rule_not_possible', `body.${field}`, message)

/** 409 `nothing_to_publish`: there is no draft. */
export const nothingToPublish = () => new Refusal(409, 'nothing_to_publish', 'There is no draft to publish.')

/** 409 `nothing_to_preview`: there is no text, or no order or shop to fill it with. */
export const nothingToPreview = () =>
  new Refusal(409, 'nothing_to_preview', 'There is no text yet, or nothing in the market to fill it with.')

/** 422 `variable_unknown`: names those a contract of this kind cannot say. */
export const variableUnknown = (keys: readonly string[]) =>
  new Refusal(422, 'variable_unknown', `Nobody knows ${keys.join(', ')} in a contract of this kind.`, {
    errors: keys.map((key) => ({ path: 'body.texts', message: `${key} is not known`, code: 'variable_unknown' })),
    extra: { variables: keys },
  })

const howToWrite: Record<FieldType, string> = {
  text: 'is not a text',
  number: 'is not a number like 12.5, with at most three decimals',
  date: 'is not a day like 2026-11-28',
  money: 'is not an amount like 125.00',
}

/** 422 `value_not_of_type`: a value of a template is none of the type it says. */
export const valueNotOfType = (path: string, { label, type }: Pick<TemplateField, 'label' | 'type'>) =>
  new Refusal(422, 'value_not_of_type', `The value of ${label} ${howToWrite[type]}.`, {
    errors: [{ path, message: howToWrite[type], code: 'value_not_of_type' }],
  })

/** 422 `condition_not_possible`: names the variables of which something is asked that is never so. */
export const conditionNotPossible = (keys: readonly string[]) =>
  new Refusal(422, 'condition_not_possible', `What is asked of ${keys.join(', ')} can never be so.`, {
    errors: keys.map((key) => ({
      path: 'body.texts',
      message: `has a condition on ${key} that can never be so`,
      code: 'condition_not_possible',
    })),
    extra: { variables: keys },
  })

/** 409 `values_missing`: what the text needs and nobody has given. */
export const valuesMissing = (keys: readonly string[]) =>
  new Refusal(409, 'values_missing', `The contract cannot be sent: ${keys.join(', ')} is missing.`, {
    extra: { variables: keys },
  })

/** 409 `not_your_turn`: somebody else signs first, or it is over. */
export const notYourTurn = () =>
  new Refusal(409, 'not_your_turn', 'It is not your turn to sign, or there is nothing to sign any more.')

/** 409 `not_read`: it is signed after it was read to its end. */
export const notRead = () => new Refusal(409, 'not_read', 'Please read the contract to its end first.')

/** 422 `consent_missing`: one for each sentence is needed. */
export const consentMissing = () =>
  fieldRefused('consent_missing', 'body.consents', 'Agree to each sentence, or decline to sign')

/** 422 `wrong_code`: not the one that was mailed last, or too old. */
export const wrongCode = () =>
  fieldRefused('wrong_code', 'body.proof.code', 'is not the code of the last mail, or it is older than ten minutes')

/** 422 `proof_not_possible`: who has an account proves it by password, everybody else by code. */
export const proofNotPossible = () =>
  fieldRefused('proof_not_possible', 'body.proof', 'is not how this person shows to be who was asked')
