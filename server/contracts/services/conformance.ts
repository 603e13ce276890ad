import { expect, test } from 'vitest'
import { NotGenuine, type SigningService } from './signing-service.ts'

/** An adapter before a service, and what people do at that service. */
export interface ServiceWorld {
  service: SigningService
  /** Somebody signs their part at the service. */
  sign(envelopeId: string, email: string): void
  reject(envelopeId: string, email: string): void
  /** The mails the service has sent about an envelope. */
  mailsAbout(envelopeId: string): number
  /** A webhook about an envelope as the service sends it. */
  webhook(envelopeId: string): { body: Buffer; headers: Record<string, string> }
}

/** What every service that has contracts signed must do, so that the market need not know which it is. */
export function signingServiceConforms(world: () => ServiceWorld, pdf: () => Promise<Buffer>): void {
  const [ana, rui] = ['ana@example.com', 'rui@example.com']
  const make = async () =>
    await world().service.create({
      reference: 'contract-1',
      title: 'An agreement',
      pdf: await pdf(),
      signers: [
        { name: 'Ana Sousa', email: ana },
        { name: 'Rui Costa', email: rui },
      ],
    })

  test('nobody hears of an envelope before it is sent, and sending it twice sends it once', async () => {
    const { service, mailsAbout } = world()
    const id = await make()
    expect(mailsAbout(id)).toBe(0)
    await service.send(id)
    await service.send(id)
    expect(mailsAbout(id)).toBe(1)
    expect(await service.find(id)).toEqual({
      state: 'waiting',
      signers: [
        { email: ana, signedAt: null, hasRejected: false },
        { email: rui, signedAt: null, hasRejected: false },
      ],
    })
  })

  test('is completed when the last has signed, and gives the signed file', async () => {
    const { service, sign } = world()
    const id = await make()
    await service.send(id)
    sign(id, ana)
    expect(await service.find(id)).toMatchObject({ state: 'waiting', signers: [{ signedAt: expect.any(Date) }, {}] })
    sign(id, rui)
    expect(await service.find(id)).toMatchObject({ state: 'completed' })
    expect((await service.download(id)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('says that somebody rejected it, and who', async () => {
    const { service, sign, reject } = world()
    const id = await make()
    await service.send(id)
    sign(id, ana)
    reject(id, rui)
    expect(await service.find(id)).toEqual({
      state: 'rejected',
      signers: [
        { email: ana, signedAt: expect.any(Date), hasRejected: false },
        { email: rui, signedAt: null, hasRejected: true },
      ],
    })
  })

  test('takes an envelope back, and again without complaint', async () => {
    const { service } = world()
    const id = await make()
    await service.cancel(id)
    await service.cancel(id)
    await expect(service.find(id)).rejects.toThrow()
  })

  test('believes only webhooks of the service', async () => {
    const { service, webhook } = world()
    const id = await make()
    const { body, headers } = webhook(id)
    expect(service.readWebhook(body, headers)).toBe(id)
    expect(() => service.readWebhook(body, {})).toThrow(NotGenuine)
    const forged = Object.fromEntries(Object.keys(headers).map((name) => [name, 'guessed']))
    expect(() => service.readWebhook(body, forged)).toThrow(NotGenuine)
    expect(service.readWebhook(Buffer.from('{"event":"X"}'), headers)).toBeNull()
  })
}
