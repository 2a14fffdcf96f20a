/** 张三丰 -> 张**; what is too short to hide behind itself is hidden whole. */
export function maskName(name: string | null): string {
  const characters = [...(name ?? '')];
  if (characters.length === 0) return '';
  return characters.length === 1 ? '*' : `${characters[0]}${'*'.repeat(Math.min(characters.length - 1, 2))}`;
}

/** 13812345678 -> 138****5678. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null;
  const digits = phone.replace(/\D/g, '');
  return digits.length < 7 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
