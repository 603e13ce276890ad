import { askAboutPayment } from '#server/payments/index.ts'
import type { Context } from '#server/platform/context.ts'
import { noteAct } from '#server/audit/index.ts'

/** Asks the gateway what became of a payment and its refunds, writes down what it says, and notes who wished it. */
export async function askGateway(context: Context, paymentId: string): Promise<void> {
  await noteAct(context, { act: 'payment.asked_about', subject: 'payment', subjectId: paymentId })
  await askAboutPayment(context, paymentId)
}
