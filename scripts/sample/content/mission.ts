import type { MissionDraft } from "../../../utils/core/index.ts";

/** The engagement of the sample: an agency that delivered, and a client that does not pay the balance. */
export const MISSION: MissionDraft = {
  title: "Refonte du site d’Atelier Verrier (exemple)",
  client: "Atelier Verrier SAS",
  reference: "D-2026-014",
  trade: "tech",
  startDate: "2026-03-05",
  endDate: "2026-06-22",
  amountCents: 1_488_000,
  currency: "EUR",
  parties: [
    {
      role: "provider",
      name: "Studio Galet SARL",
      details: "8 rue des Embruns, 00000 Port-Exemple, SIREN 000 000 000, société fictive",
    },
    {
      role: "client",
      name: "Atelier Verrier SAS",
      details: "14 quai des Souffleurs, 00000 Port-Exemple, SIREN 000 000 000, société fictive",
    },
    {
      role: "insurer",
      name: "Protection juridique du Large",
      details: "Société fictive, dossier ouvert le 22 juin 2026",
    },
  ],
  description:
    "Mission d’exemple : sociétés, personnes, sites et montants sont fictifs. L’agence Studio Galet a refait le site et " +
    "la boutique en ligne d’Atelier Verrier. La recette a été prononcée sans réserve le 11 mai 2026, le site mis en " +
    "ligne le 12 mai. L’acompte de 5 952,00 € TTC a été payé ; le client refuse de payer le solde de " +
    "8 928,00 € TTC, échu le 12 juin 2026, sans reprocher de défaut au site.",
};
