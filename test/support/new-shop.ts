import { expect, type Page } from '@playwright/test'
import { drawnPicture } from './drawn-picture.ts'
import { openLetter } from './letters.ts'

/** Asks for a shop and confirms the address; it waits to be let in. */
export async function askForShop(seller: Page, shop: string): Promise<void> {
  const email = `oona.${Date.now()}@example.com`
  await seller.goto('/seller/sign-up')
  await seller.getByLabel('Name of the shop').fill(shop)
  await seller.getByLabel('Your name').fill('Oona Salmi')
  await seller.getByLabel('Email').fill(email)
  await seller.getByLabel('Password', { exact: true }).fill('three blue herons')
  await seller.getByRole('button', { name: 'Ask for a shop' }).click()
  await expect(seller.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()
  const letter = await openLetter(seller, email, /Confirm/)
  await letter.getByRole('link', { name: /Confirm/ }).click()
  await seller.getByRole('button', { name: 'Confirm my address' }).click()
  await expect(seller.getByText('Waiting for approval.')).toBeVisible()
  await expect(seller.getByRole('heading', { name: 'Set up your shop' })).toBeVisible()
}

/** From the first steps of a new shop: says how its parcels travel. */
export async function addWay(seller: Page): Promise<void> {
  await seller.getByRole('link', { name: 'Add a way' }).click()
  await seller.getByRole('button', { name: 'Another way' }).click()
  const ways = seller.locator('#shipping')
  await ways.getByLabel('Name').fill('By post')
  await ways.getByLabel(/^Price/).fill('4.90')
  await ways.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByRole('alert').filter({ hasText: 'New baskets see this' })).toBeVisible()
}

/** Gives what the market of the town asks of a new shop: address, tax number, two papers and a yes to its terms. */
export async function handInApplication(seller: Page): Promise<void> {
  await seller.getByRole('link', { name: 'Application' }).first().click()
  const details = { 'Legal name': 'Oona Salmi', 'Street and number': 'Rua Nova 3', 'Postal code': '4050-002' }
  for (const [label, value] of Object.entries(details)) await seller.getByLabel(label).fill(value)
  await seller.getByLabel('City').fill('Porto')
  await seller.getByLabel('Tax number', { exact: true }).fill('123456789')
  await seller.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByText('Given', { exact: true }).first()).toBeVisible()
  for (const paper of ['Proof of address', 'Trade licence']) {
    const row = seller.getByRole('listitem').filter({ hasText: paper })
    await row.locator('input[type=file]').setInputFiles(await drawnPicture('paper', '#f2ede2'))
    await expect(row.getByRole('button', { name: `Add another file: ${paper}` })).toBeVisible()
  }
  await seller.getByLabel('I have read the terms and accept them').check()
  await seller.getByRole('button', { name: 'Hand in the application' }).click()
  await expect(seller.getByText('It is handed in.')).toBeVisible()
}
