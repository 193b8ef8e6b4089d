// Controls, formats (which turn the direction of reading, or cannot be seen), line separators, private and unassigned characters.
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** The text with each character replaced that would make it look like another. */
export const harmless = (text) => text.replace(HARMFUL, "\uFFFD");
