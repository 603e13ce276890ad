import { Refusal } from '#server/platform/errors.ts'

/** 422 `notice_kind_unknown`: nobody is told of such a thing at this door. */
export const noticeKindUnknown = (at: number) => refused('notice_kind_unknown', `body.items.${at}.kind`, 'is not known')

/** 422 `mail_necessary`: a mail that always leaves. */
export const mailNecessary = (at: number) =>
  refused('mail_necessary', `body.items.${at}.isMailed`, 'cannot be switched off, because this mail is necessary')

function refused(code: string, path: string, message: string): Refusal {
  return new Refusal(422, code, `This choice ${message}.`, { errors: [{ path, message, code }] })
}
