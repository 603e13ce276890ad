import { notFound, Refusal } from '#server/platform/errors.ts'

/** 422 `notice_kind_unknown`: nobody is told of such a thing at this door. */
export const noticeKindUnknown = (at: number) => refused('notice_kind_unknown', `body.items.${at}.kind`, 'is not known')

/** 422 `mail_necessary`: a mail that always leaves. */
export const mailNecessary = (at: number) =>
  refused('mail_necessary', `body.items.${at}.isMailed`, 'cannot be switched off, because this mail is necessary')

/** 400 `signature_invalid`: nobody with the secret sent it, or it is too old, or there is no secret. */
export const signatureInvalid = () =>
  new Refusal(400, 'signature_invalid', 'The signature of these events is missing, wrong or too old.')

/** 404 `paused_address_not_found`: letters go there already. */
export const pausedAddressNotFound = () => notFound('paused_address_not_found', 'This paused address')

/** 404 `push_device_not_found`: nobody told this device, or it is somebody else's. */
export const pushDeviceNotFound = () => notFound('push_device_not_found', 'This device')

/** 422 `push_device_refused`: what a browser says of itself cannot be. */
export const pushDeviceRefused = (field: 'endpoint' | 'p256dh', message: string) =>
  new Refusal(422, 'push_device_refused', `This device cannot be told: its ${field} ${message}.`, {
    errors: [{ path: `body.${field}`, message, code: 'push_device_refused' }],
  })

function refused(code: string, path: string, message: string): Refusal {
  return new Refusal(422, code, `This choice ${message}.`, { errors: [{ path, message, code }] })
}
