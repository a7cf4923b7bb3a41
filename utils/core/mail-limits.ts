/**
 * How far hostile mail is followed, all in one place. Real messages stay far below; where one does not,
 * a problem says what was left out. Attachments are never cut.
 */
export const MAIL_LIMITS = {
  /** Bytes of a message's header, all fields together. */
  headerBytes: 1_024 * 1_024,
  /** Bytes of one part's header. */
  partHeaderBytes: 16 * 1_024,
  /** Header fields of a message, those of its parts apart. */
  fields: 20_000,
  /** Characters of one field that are looked at. */
  fieldCharacters: 256 * 1_024,
  /** Encoded words (RFC 2047) of one field; decoding takes the square of their number. */
  encodedWords: 2_000,
  /** Characters of a Content-Type or Content-Disposition field. */
  structuredCharacters: 8 * 1_024,
  /** Parts of a message, multiparts among them. */
  parts: 1_000,
  /** Multiparts inside multiparts. */
  depth: 30,
  /** Bytes of all text parts together that become readable text; likewise of the HTML. */
  textBytes: 5 * 1_024 * 1_024,
  /** Entries of a list in the summary: addresses, references, attachments. */
  listed: 100,
  /** Attachments named in the summary. */
  listedAttachments: 200,
  /** Characters of a subject in the summary. */
  subjectCharacters: 1_000,
  /** Characters of a name of a person or file in the summary. */
  nameCharacters: 255,
  /** Characters of an address: 64 before and 255 after the @ (RFC 5321 section 4.5.3.1). */
  addressCharacters: 320,
  /** Characters of a message identifier; a line has 998 (RFC 5322 section 2.1.1). */
  identifierCharacters: 998,
  /** Characters of any other text taken over from a field. */
  excerptCharacters: 500,
  /** Problems in the summary. */
  problems: 100,
  /** Received and Authentication-Results fields that are read. */
  traceFields: 200,
  /** Results of one Authentication-Results field. */
  authenticationResults: 50,
  /** Bytes of one inline image that is shown. */
  shownImageBytes: 10 * 1_024 * 1_024,
  /** Bytes of all inline images of a message that are shown. */
  shownImagesBytes: 30 * 1_024 * 1_024,
} as const;
