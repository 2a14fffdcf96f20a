/** The family name's first sign, then stars: `张**`. The number of stars tells nothing. */
export function maskName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}

/** `138****5678`; of a short number only the end is left. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null;
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}
