import { letIn } from '#test/support/doors.ts'
import { expect, test } from '#test/support/journey.ts'

test('an operator arranges the first page, puts up a category, teaches the search a word, sets a rate and makes a code for every shop', async ({
  page,
}) => {
  await letIn(page, '/operator', 'operator@example.com')

  await page.goto('/operator/home')
  await page.getByLabel('Title', { exact: true }).fill('Made by hand')
  const preview = page.frameLocator('iframe[title="Preview of the first page"]')
  await expect(preview.locator('h1')).toHaveText('Made by hand')
  await page.getByLabel('Title of New shops').fill('Made nearby')
  await page.getByRole('button', { name: 'Move New shops up' }).press('Enter')
  await page.getByRole('switch', { name: 'Show Promises' }).press(' ')
  await page.getByRole('button', { name: 'Save the page' }).click()
  await expect(page.getByText('The first page looks like this from now on')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Made by hand' })).toBeVisible()
  const shelves = page.getByRole('heading', { level: 2, name: /^(Made nearby|Best selling)$/ })
  await expect(shelves).toHaveText(['Made nearby', 'Best selling'])
  await expect(page.getByText('One payment', { exact: true })).toBeHidden()

  await page.goto('/operator/categories')
  await page.getByRole('button', { name: 'New category' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Letter paper')
  await page.getByRole('button', { name: 'Add an attribute' }).click()
  await page.getByLabel('Name of attribute 1').fill('Grammage')
  await page.getByRole('button', { name: 'Put it up' }).click()
  await expect(page.getByRole('row', { name: /Letter paper/ })).toBeVisible()
  await page.getByRole('button', { name: 'Change Letter paper' }).click()
  await expect(page.getByLabel('Name of Grammage')).toHaveValue('Grammage')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Take down Letter paper' }).click()
  await expect(page.getByRole('row', { name: /Letter paper/ })).toBeHidden()

  await page.goto('/operator/synonyms')
  await page.getByRole('button', { name: 'New words' }).click()
  const words = page.getByRole('combobox', { name: 'Words' })
  for (const word of ['settee', 'davenport']) {
    await words.fill(word)
    await words.press('Enter')
  }
  await page.getByRole('button', { name: 'Save the words' }).click()
  await expect(page.getByRole('cell', { name: 'settee, davenport', exact: true })).toBeVisible()

  await page.goto('/operator/blocked-words')
  const blocked = page.getByRole('combobox', { name: 'Words' })
  await blocked.fill('rascal')
  await blocked.press('Enter')
  await page.getByRole('button', { name: 'Save the words' }).click()
  await expect(page.getByText('From now on these words are blocked')).toBeVisible()

  await page.goto('/operator/tax')
  await page.getByRole('button', { name: 'New rate' }).click()
  await page.getByLabel('Place').fill('is')
  await page.getByLabel('Rate', { exact: true }).fill('24')
  await page.getByRole('button', { name: 'Add the rate' }).click()
  await expect(page.getByRole('row', { name: /Iceland.*24 %/ })).toBeVisible()

  await page.goto('/operator/coupons')
  await page.getByRole('button', { name: 'New code' }).click()
  await page.getByLabel('Code', { exact: true }).fill('WELCOME-ALL')
  await page.getByRole('button', { name: 'Create the code' }).click()
  await expect(page.getByRole('row', { name: /WELCOME-ALL.*10 %.*The market/ })).toBeVisible()
})
