/** How far files with messages are followed, all in one place. */
export const MAILBOX_LIMITS = {
  /** Bytes of one message, or of one Outlook file: it is held in memory. */
  messageBytes: 100 * 1_024 * 1_024,
  /** Bytes of a mailbox that are read at once. */
  pieceBytes: 4 * 1_024 * 1_024,
  /** Bytes at the beginning of a file that tell what it is; also of a message in which Content-Length is sought. */
  headBytes: 64 * 1_024,
  /** Separators inside of one message that Content-Length may explain away. */
  enclosedSeparators: 100,
  /** Bytes of a separator line. */
  separatorBytes: 500,
  /** Entries of an Outlook file's directory. */
  msgEntries: 50_000,
  /** Attachments of an Outlook file; Outlook itself keeps at most 2,048. */
  msgAttachments: 2_048,
  /** Recipients of an Outlook file that are read. */
  msgRecipients: 10_000,
} as const;
