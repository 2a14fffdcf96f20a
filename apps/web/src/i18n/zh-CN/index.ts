import { actNames } from '../act-names';
import { actHints, acts } from './acts';
import { caseCodes } from './case-codes';
import { common } from './common';
import { fields, form } from './fields';
import { otherCodes } from './other-codes';
import { calendars } from './calendars';
import { clocks } from './clocks';
import { notify } from './notify';
import { papers } from './papers';
import { publicWords } from './public';
import { signin } from './signin';
import { home } from './home';
import { topics } from './topics';
import { caseWords } from './case';
import { deadline } from './deadline';
import { session } from './session';
import { items } from './items';
import { inbox } from './inbox';
import { dashboard } from './dashboard';
import { escalation } from './escalation';
import { setup } from './setup';

const caseKinds = {
  Topic: '议题',
  Consultation: '协商',
  Session: '会议',
  Item: '承诺事项',
  Draft: '督办文书',
  Escalation: '提案',
};

export const zhCN = {
  ...common,
  acts,
  actHints,
  fields,
  form,
  codes: { ...caseCodes, ...otherCodes, act: actNames(acts, caseKinds, (act, kind) => `${act}（${kind}）`) },
  public: publicWords,
  signin,
  home,
  topics,
  case: caseWords,
  deadline,
  session,
  items,
  inbox,
  dashboard,
  escalation,
  setup,
  papers,
  notify,
  calendars,
  clocks,
};
