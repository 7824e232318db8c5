/** A link that opens a chat with somebody in Teams, for a button on a card. */
export function chatLink(upn: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(upn)}`;
}
