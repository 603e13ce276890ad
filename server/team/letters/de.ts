import type { Role } from '#shared/team-roles.ts'
import type * as en from './en.ts'

const works: Record<Role, string> = {
  owner: 'Als Inhaber dürfen Sie dort alles und bestimmen, wer sonst noch dort arbeitet.',
  manager: 'Als Manager kümmern Sie sich um Produkte, Bestellungen und Geld; wer dort arbeitet, bestimmt der Inhaber.',
  staff:
    'Sie verschicken die Pakete, pflegen den Bestand und antworten den Kunden; Preise und Geld sind Sache anderer.',
}

/** The letters about who works in a shop, in German. */
export const de: typeof en = {
  invitationLetter: ({ shop, role, url, days }) => ({
    subject: shop.isOpen ? `Einladung, bei ${shop.name} mitzuarbeiten` : 'Einladung, in einem Shop mitzuarbeiten',
    heading: 'Sie sind eingeladen',
    paragraphs: [
      `Der Inhaber von ${shop.isOpen ? shop.name : 'einem Shop auf diesem Marktplatz'} lädt Sie zur Mitarbeit ein.`,
      works[role],
    ],
    action: { label: 'Einladung ansehen', url },
    footnote: `Der Link funktioniert einmal, ${days} Tage lang. Wenn Sie den Shop nicht kennen, brauchen Sie nichts zu tun.`,
  }),
}
