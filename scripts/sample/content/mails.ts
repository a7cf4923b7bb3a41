import type { EvidenceKind } from "../../../utils/core/index.ts";

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface SampleMail {
  /** Of its file, without the extension. */
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly cc?: Mailbox;
  /** As RFC 5322, 3.3 writes it. */
  readonly date: string;
  readonly subject: string;
  /** Left part of the Message-ID. */
  readonly id: string;
  /** Left part of the Message-ID that it answers, with the domain. */
  readonly inReplyTo?: string;
  readonly text: string;
  /** Formatted text; `cid:maquette` is the picture. */
  readonly html?: string;
  readonly picture?: { readonly fileName: string };
  /** Name of a document, without the extension. */
  readonly attachment?: string;
}

const CAMILLE: Mailbox = { name: "Camille Durand", address: "camille@studio-galet.example" };
const CLAIRE: Mailbox = { name: "Claire Martin", address: "claire.martin@atelier-verrier.example" };
const PAUL: Mailbox = { name: "Paul Bernard", address: "paul.bernard@atelier-verrier.example" };

export const MAILS: readonly SampleMail[] = [
  {
    name: "mail-1-devis-accepte",
    kind: "contract",
    note: "La cliente accepte le devis et renvoie le contrat signé.",
    from: CLAIRE,
    to: CAMILLE,
    cc: PAUL,
    date: "Thu, 05 Mar 2026 10:12:31 +0100",
    subject: "Devis D-2026-014 : bon pour accord",
    id: "20260305.101231.771",
    text: "Bonjour Camille,\n\nNous avons relu votre devis D-2026-014 avec Paul : bon pour accord, pour 12 400,00 € HT, soit 14 880,00 € TTC.\n\nJe vous renvoie l’exemplaire signé par le portail. L’acompte de 40 % sera viré dès réception de votre facture.\n\nVivement le 12 mai !\n\nClaire Martin\nPrésidente, Atelier Verrier SAS",
  },
  {
    name: "mail-2-validation-maquettes",
    kind: "validation",
    note: "La cliente valide les huit maquettes sans réserve.",
    from: CLAIRE,
    to: CAMILLE,
    cc: PAUL,
    date: "Thu, 02 Apr 2026 15:26:08 +0200",
    subject: "Maquettes version 2 : validées",
    id: "20260402.152608.114",
    text: "Bonjour Camille,\n\nComme convenu, je confirme par écrit : les huit maquettes de la version 2 sont validées sans réserve. La fiche produit ci-dessous est exactement ce que nous voulions.\n\nVous pouvez passer à l’intégration.\n\nBien à vous,\nClaire Martin",
    html: '<p>Bonjour Camille,</p><p>Comme convenu, je confirme par écrit : les huit maquettes de la version 2 sont <strong>validées sans réserve</strong>. La fiche produit ci-dessous est exactement ce que nous voulions.</p><p><img src="cid:maquette@atelier-verrier.example" alt="Maquette de la fiche produit" width="448"></p><p>Vous pouvez passer à l’intégration.</p><p>Bien à vous,<br>Claire Martin</p>',
    picture: { fileName: "maquette-fiche-produit.png" },
  },
  {
    name: "mail-3-livraison-facture",
    kind: "deliverable",
    note: "Avis de livraison, avec la facture de solde en pièce jointe.",
    from: CAMILLE,
    to: CLAIRE,
    cc: PAUL,
    date: "Wed, 13 May 2026 09:22:47 +0200",
    subject: "Site en ligne et facture de solde F-2026-047",
    id: "20260513.092247.305",
    text: "Bonjour Claire,\n\nLe site est en ligne depuis hier, mardi 12 mai à 7 h 30, à la suite de la recette que vous avez prononcée sans réserve lundi 11 mai à 16 h 42. Les 64 anciennes adresses sont redirigées et les premières commandes sont arrivées.\n\nVous trouverez ci-jointe la facture de solde F-2026-047 : 7 440,00 € HT, soit 8 928,00 € TTC, à régler avant le 12 juin 2026.\n\nLa formation a lieu vendredi 15 mai à 9 h, à la boutique. Le suivi de trois mois court jusqu’au 12 août.\n\nMerci pour votre confiance,\nCamille Durand\nStudio Galet",
    attachment: "facture-f-2026-047",
  },
  {
    name: "mail-4-contestation",
    kind: "message",
    note: "Première contestation, quatre semaines après la recette : aucun défaut n’est cité.",
    from: CLAIRE,
    to: CAMILLE,
    date: "Tue, 09 Jun 2026 10:58:19 +0200",
    subject: "Re: Site en ligne et facture de solde F-2026-047",
    id: "20260609.105819.920",
    inReplyTo: "20260513.092247.305@studio-galet.example",
    text: "Bonjour Camille,\n\nAprès réflexion, nous ne paierons pas le solde en l’état. Le site est joli et il fonctionne, ce n’est pas la question, mais il ne nous rapporte pas assez : nous espérions deux fois plus de commandes le premier mois.\n\nAvec l’achat du deuxième four, cette dépense n’est plus possible pour nous. Nous considérons que l’acompte couvre le travail fait.\n\nClaire Martin\n\nLe 13 mai 2026 à 9 h 22, Camille Durand a écrit :\n> Vous trouverez ci-jointe la facture de solde F-2026-047 : 7 440,00 € HT,\n> soit 8 928,00 € TTC, à régler avant le 12 juin 2026.",
  },
  {
    name: "mail-5-refus",
    kind: "message",
    note: "Refus définitif, en réponse à la relance du 16 juin que le message cite.",
    from: CLAIRE,
    to: CAMILLE,
    cc: PAUL,
    date: "Thu, 18 Jun 2026 16:05:52 +0200",
    subject: "Re: Relance : facture F-2026-047 échue le 12 juin",
    id: "20260618.160552.448",
    inReplyTo: "20260616.090311.027@studio-galet.example",
    text: "Madame,\n\nNotre position ne change pas : nous ne réglerons pas la facture F-2026-047, ni en une fois, ni en deux. Le site reste en ligne puisqu’il nous sert, mais le prix demandé est trop élevé pour ce qu’il rapporte.\n\nInutile de nous relancer.\n\nClaire Martin\nPrésidente, Atelier Verrier SAS\n\nLe 16 juin 2026 à 9 h 03, Camille Durand a écrit :\n> Bonjour Claire,\n> Sauf erreur, la facture F-2026-047 de 8 928,00 € TTC, échue le 12 juin, reste impayée.\n> Le contrat D-2026-014 ne promet pas un volume de commandes (article 7) et la recette\n> a été prononcée sans réserve le 11 mai (article 6). Je vous propose encore un règlement\n> en deux fois, les 30 juin et 31 juillet. À défaut de réponse sous huit jours, je vous\n> adresserai une mise en demeure, avec pénalités et indemnité de 40,00 € (article 10).\n> Camille Durand",
    html: "<p>Madame,</p><p>Notre position ne change pas : nous ne réglerons pas la facture F-2026-047, ni en une fois, ni en deux. Le site reste en ligne puisqu’il nous sert, mais le prix demandé est trop élevé pour ce qu’il rapporte.</p><p>Inutile de nous relancer.</p><p>Claire Martin<br>Présidente, Atelier Verrier SAS</p><p>Le 16 juin 2026 à 9 h 03, Camille Durand a écrit :</p><blockquote><p>Bonjour Claire,</p><p>Sauf erreur, la facture F-2026-047 de 8 928,00 € TTC, échue le 12 juin, reste impayée.</p><p>Le contrat D-2026-014 ne promet pas un volume de commandes (article 7) et la recette a été prononcée sans réserve le 11 mai (article 6). Je vous propose encore un règlement en deux fois, les 30 juin et 31 juillet. À défaut de réponse sous huit jours, je vous adresserai une mise en demeure, avec pénalités et indemnité de 40,00 € (article 10).</p><p>Camille Durand</p></blockquote>",
  },
];
