import type { Context } from '#server/platform/context.ts'
import { lookNow } from './envelope-repository.ts'
import { signatureInvalid } from './errors.ts'
import { NotGenuine } from './services/signing-service.ts'

/**
 * Takes a webhook of the signing service: it only says which envelope to look at, and the service is asked how it stands, so
 * that a doubled, late or reordered one does no harm. Refuses with `signature_invalid`.
 */
export async function receiveServiceEvent(
  context: Context,
  body: Buffer,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Promise<void> {
  const service = context.ports.signingService
  if (!service) throw signatureInvalid()
  try {
    const envelopeId = service.readWebhook(body, headers)
    if (envelopeId) await lookNow(context.db, { service: service.name, envelopeId }, context.clock.now())
  } catch (error) {
    if (error instanceof NotGenuine) throw signatureInvalid()
    throw error
  }
}
