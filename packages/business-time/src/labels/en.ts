import type { ExplanationLabels } from './labels.js';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const short = (date: string): string => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
const day = (date: string): string => `${short(date)} ${date.slice(0, 4)}`;

const units = { wd: 'working day', cd: 'calendar day', m: 'month', oh: 'office hour' } as const;
const reasons: Readonly<Record<string, string>> = {
  'awaiting-higher-authority': 'waiting on higher authority',
  'publicity-objection': 'objection during publicity',
  'force-majeure': 'force majeure',
};
const holidays: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  壮族三月三: 'Sanyuesan Festival',
  G20峰会调休: 'G20 break',
  抗战胜利70周年纪念日: '70th anniversary of victory',
};

/** English wording of explanations. */
export const en: ExplanationLabels = {
  day,
  range: (first, last) => {
    if (first === last) return short(first);
    return first.slice(0, 7) === last.slice(0, 7)
      ? `${Number(first.slice(8))}–${short(last)}`
      : `${short(first)} – ${short(last)}`;
  },
  term: (term) => `${term.n} ${units[term.unit]}${term.n === 1 ? '' : 's'}`,
  sentence: ({ from, term, due, time }) =>
    `${term} from ${from} (that day not counted) end on ${due} at ${time}.`,
  hoursSentence: ({ from, term, due, time }) => `${term} from ${from} end on ${due} at ${time}.`,
  agreed: ({ date, due, time }) =>
    `The date agreed in the minutes, ${date}, governs: it ends on ${due} at ${time}.`,
  withExtension: ' and one extension',
  extended: ({ term, due }) => `Extended once${term ? ` by ${term}` : ''}, to ${due}.`,
  gaveWay: (until) => `An extension granted before, to ${until}, gave way to it.`,
  holidays: (items) => `Holidays not counted: ${items.join('; ')}.`,
  holidaysWithin: (items) => `Holidays within: ${items.join('; ')}.`,
  makeUps: (items) => `Make-up days worked: ${items.join('; ')}.`,
  weekends: (count) => `${count} weekend day${count === 1 ? '' : 's'} not counted.`,
  pauses: (items) => `Paused: ${items.join('; ')}.`,
  movedOn: (last, due) => `The last day, ${last}, is a rest day: it moves on to ${due}.`,
  provisional: (first) =>
    `From ${first} on there are days whose notice is not published; they are computed by weekday, and the date is provisional.`,
  pausedNow: 'The clock stands now; the date is reckoned anew when it runs again.',
  reason: (code) => reasons[code] ?? code,
  holiday: (name) => holidays[name] ?? name,
  source: (notice, overlay) => (overlay ? `${notice}, local` : notice),
  bracket: (text) => ` (${text})`,
  kinds: { working: 'working day', weekend: 'weekend', holiday: 'holiday', 'make-up': 'make-up day, worked' },
  paused: 'paused',
  unpublished: 'notice not published',
  movedOnDay: 'moved on',
};
