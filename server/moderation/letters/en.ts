import type { LetterText } from '#server/platform/mail/index.ts'
import type { ReportOutcome, SaidOutcome, SaidThing } from '../facts.ts'

/** To who reported a product or a shop: the market has looked, and this became of it. Why is between it and the shop. */
export function reportDecidedLetter({
  called,
  outcome,
  url,
}: {
  called: string
  outcome: ReportOutcome
  /** Its page, or the market's shelf where it is gone. */
  url: string
}): LetterText {
  return {
    subject: `We have looked at ${called}`,
    heading: 'What you reported is decided',
    paragraphs: [
      outcome === 'stands'
        ? `You reported ${called}. We have looked at it and found nothing that breaks our rules, so it stands as it is.`
        : `You reported ${called}. We have looked at it and taken it down.`,
      'Thank you for telling us. Nobody else learns that it was you.',
    ],
    action: { label: outcome === 'stands' ? `See ${called}` : 'See what else is here', url },
  }
}

/** To who reported a review or a question: the market has looked, or it was taken back before, and this became of it. Who wrote it, and why, is not said. */
export function saidDecidedLetter({
  what,
  productTitle,
  outcome,
  url,
}: {
  what: SaidThing
  productTitle: string
  outcome: SaidOutcome
  url: string
}): LetterText {
  const about = what === 'review' ? `a review of ${productTitle}` : `a question about ${productTitle}`
  const isGone = outcome === 'withdrawn'
  const became = {
    stands: 'We have looked at it and found nothing that breaks our rules, so it stands as it is.',
    taken_down: 'We have looked at it and taken it down.',
    withdrawn: 'Who wrote it has taken it back, so nobody reads it any more and there is nothing left to decide.',
  }
  return {
    subject: isGone ? `What you reported is gone: ${about}` : `We have looked at ${about}`,
    heading: isGone ? 'What you reported is gone' : 'What you reported is decided',
    paragraphs: [
      `You reported ${about}. ${became[outcome]}`,
      'Thank you for telling us. Nobody else learns that it was you.',
    ],
    action: { label: 'See what stands there', url },
  }
}
