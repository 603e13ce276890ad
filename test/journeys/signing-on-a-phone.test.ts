import { readFile } from 'node:fs/promises'
import { expectNoBarriers } from '#test/support/barriers.ts'
import { letIn } from '#test/support/doors.ts'
import { expect, test, type Page } from '#test/support/journey.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

test('a customer signs with a finger, the shop by keyboard, and the sealed file proves itself', async ({
  page: customer,
  anotherVisitor,
}) => {
  await letIn(customer, '', 'ines@example.com')
  await customer.goto('/account/contracts', { waitUntil: 'networkidle' })
  await expectNoBarriers(customer)
  await customer.getByRole('button', { name: /^Read and sign C-/ }).click()
  await expect(customer.getByRole('heading', { level: 1, name: 'Made-to-order agreement' })).toBeVisible()
  const facts = customer.getByRole('definition')
  await expect(facts.filter({ hasText: 'Kiln & Clay' })).toBeVisible()
  await expect(facts.filter({ hasText: '€21.00' })).toBeVisible()
  await customer.getByText('4. Variation').scrollIntoViewIfNeeded()
  await customer.getByRole('checkbox', { name: /electronically/ }).check()
  await expect(customer.getByText('You have read it to the end')).toBeVisible()
  await customer.getByRole('checkbox', { name: /cannot be returned/ }).check()
  await draw(customer)
  await customer.getByLabel('Your password').fill('market-day')
  await expectNoBarriers(customer)
  await customer.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(customer.getByText('You have signed. It waits for Marta Ferreira.')).toBeVisible()

  const seller = await anotherVisitor()
  await letIn(seller, '/seller', 'marta@example.com')
  await seller.goto('/seller/contracts')
  await seller.getByRole('button', { name: /^Read and sign C-/ }).press('Enter')
  // A text is read when its end was in sight; the button is for who does not scroll.
  const isRead = seller.getByText('You have read it to the end')
  const read = seller.getByRole('button', { name: 'I have read it to the end' })
  await expect(async () => {
    if (await read.isVisible()) await read.press('Enter', { timeout: 500 })
    await expect(isRead).toBeVisible({ timeout: 1000 })
  }).toPass()
  for (const box of await seller.getByRole('checkbox').all()) await box.press('Space')
  await seller.getByRole('button', { name: 'Type' }).press('Enter')
  await seller.getByLabel('Type your name').fill('Marta Ferreira')
  await seller.getByLabel('Your password').fill('market-day')
  await seller.getByLabel('Your password').press('Enter')
  await expect(seller.getByText(/^All have signed/)).toBeVisible()

  const sealed = seller.getByRole('link', { name: 'Download the sealed PDF' })
  await expect(async () => {
    await seller.reload()
    await expect(sealed).toBeVisible({ timeout: 500 })
  }).toPass()
  const [download] = await Promise.all([seller.waitForEvent('download'), sealed.click()])
  const buffer = await readFile(await download.path())
  await seller.goto('/verify', { waitUntil: 'networkidle' })
  await expectNoBarriers(seller)
  const file = { name: 'contract.pdf', mimeType: 'application/pdf', buffer }
  await seller.locator('input[type=file]').setInputFiles(file)
  await expect(seller.getByText('This is the very file that was sealed.')).toBeVisible()
  buffer[buffer.length - 40] = buffer[buffer.length - 40]! ^ 1
  await seller.locator('input[type=file]').setInputFiles({ ...file, buffer })
  await expect(seller.getByText('This file is not as it was sealed')).toBeVisible()
})

test('who checks a contract, or follows a link that works no more, is spoken to in their language', async ({
  anotherVisitor,
  complaints,
}) => {
  const words = {
    'en-IE': ['Check a contract', 'This link does not work any more'],
    'de-AT': ['Einen Vertrag prüfen', 'Dieser Link gilt nicht mehr'],
    'fr-FR': ['Vérifier un contrat', 'Ce lien n’est plus valable'],
    'pt-PT': ['Verificar um contrato', 'Esta ligação já não é válida'],
    'es-ES': ['Comprobar un contrato', 'Este enlace ya no es válido'],
  }
  for (const [locale, [check, dead]] of Object.entries(words)) {
    const reader = await anotherVisitor({ locale })
    await reader.goto('/verify', { waitUntil: 'networkidle' })
    await expect(reader.getByRole('heading', { level: 1, name: check! })).toBeVisible()
    complaints.expect(404, '/sign/nothing')
    expect((await reader.goto('/sign/nothing', { waitUntil: 'networkidle' }))?.status()).toBe(404)
    await expect(reader.getByRole('heading', { level: 1, name: dead! })).toBeVisible()
    await expect(reader).toHaveTitle(dead!)
    if (locale === 'de-AT') await expectNoBarriers(reader)
  }
})

/** A line over the field, as a finger would draw it. */
async function draw(page: Page): Promise<void> {
  const canvas = page.locator('canvas')
  await canvas.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await canvas.boundingBox())!
  await page.mouse.move(x + width * 0.1, y + height * 0.6)
  await page.mouse.down()
  for (let step = 1; step <= 20; step++) {
    await page.mouse.move(x + width * (0.1 + step * 0.035), y + height * (step % 2 === 0 ? 0.3 : 0.75))
  }
  await page.mouse.up()
}
