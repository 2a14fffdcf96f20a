interface NumberedAsk {
  no: number;
  text: string;
}

/**
 * What a department answers: the asks that its commitment names. A commitment that names none is answered as a
 * whole, under the number 0.
 */
export function answeredAsks(
  item: { askNos: readonly number[]; text: string },
  asks: readonly NumberedAsk[],
): NumberedAsk[] {
  if (item.askNos.length === 0) return [{ no: 0, text: item.text }];
  return item.askNos.map((no) => asks.find((ask) => ask.no === no) ?? { no, text: '' });
}
