/** Text from outside as every database can keep it: PostgreSQL refuses a NUL, so it becomes U+FFFD, the sign for what cannot be shown. */
export const outsideText = (text: string): string => text.replaceAll('\0', '\uFFFD');
