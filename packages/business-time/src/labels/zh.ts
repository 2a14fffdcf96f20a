import type { ExplanationLabels } from './labels.js';

const day = (date: string): string => {
  const [year, month, dom] = date.split('-').map(Number);
  return `${year}年${month}月${dom}日`;
};
const short = (date: string): string => day(date).slice(5);

const units = { wd: '个工作日', cd: '日', m: '个月', oh: '个办公小时' } as const;
const reasons: Readonly<Record<string, string>> = {
  'awaiting-higher-authority': '等待上级决定',
  'publicity-objection': '公示期间有异议',
  'force-majeure': '不可抗力',
};

/** Chinese wording of explanations. */
export const zh: ExplanationLabels = {
  day,
  range: (first, last) =>
    first === last
      ? short(first)
      : `${short(first)}至${first.slice(0, 7) === last.slice(0, 7) ? `${Number(last.slice(8))}日` : short(last)}`,
  term: (term) => `${term.n}${units[term.unit]}`,
  sentence: ({ from, term, due, time }) => `自${from}起${term}，当日不计入，至${due}${time}届满。`,
  hoursSentence: ({ from, term, due, time }) => `自${from}起${term}，至${due}${time}届满。`,
  agreed: ({ date, due, time }) => `以纪要承诺时限${date}为准，至${due}${time}届满。`,
  withExtension: '及一次延期',
  extended: ({ term, due }) => `经批准延期一次${term ? `（${term}）` : ''}，延至${due}。`,
  gaveWay: (until) => `此前经批准的一次延期（至${until}）由承诺时限取代。`,
  holidays: (items) => `休假不计：${items.join('；')}。`,
  holidaysWithin: (items) => `期间含休假：${items.join('；')}。`,
  makeUps: (items) => `调休上班：${items.join('；')}。`,
  weekends: (count) => `周末${count}天不计。`,
  pauses: (items) => `暂停计时：${items.join('；')}。`,
  movedOn: (last, due) => `末日${last}为休息日，顺延至${due}。`,
  provisional: (first) => `自${first}起有日期尚未公布放假安排，按周末推算，本期限为暂定。`,
  pausedNow: '计时现已暂停，恢复后重新推算。',
  reason: (code) => reasons[code] ?? code,
  holiday: (name) => name,
  source: (notice, overlay) => (overlay ? `${notice}，地方安排` : notice),
  bracket: (text) => `（${text}）`,
  kinds: { working: '工作日', weekend: '周末', holiday: '休假', 'make-up': '调休上班' },
  paused: '暂停',
  unpublished: '安排未公布',
  movedOnDay: '顺延',
};
