import { notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `data_export_not_found`: not ready, expired, or somebody else's. */
export const dataExportNotFound = () => notFound('data_export_not_found', 'The copy of your data')

const reasons = {
  office: 'you help run this market; ask another operator to take your place',
  shop: 'you work in a shop; leave it first, or close it',
  orders: 'orders of yours are still under way, or their returns and cases',
}

/** 409 `erasure_not_yet`: something has to end first. */
export function erasureNotYet(hindrances: readonly (keyof typeof reasons)[]): Refusal {
  const words = hindrances.map((hindrance) => reasons[hindrance]).join('; and ')
  return new Refusal(409, 'erasure_not_yet', `Not yet: ${words}.`)
}
