import type { ProfileDocument } from '@concord/contracts/profile';

type Reason = ProfileDocument['screeningReasons'][string][number];
const reason = (code: string, zh: string, en: string, source: string): Reason => ({
  code,
  label: { 'zh-CN': zh, en },
  source,
});

/** Reasons offered at screening (domain.md B.2). The text lists none: an editable default of the product. */
export const hechiReasons: ProfileDocument['screeningReasons'] = {
  refer: [
    reason(
      'HOTLINE',
      '属个人咨询、求助或投诉，转12345热线办理',
      'A personal enquiry or complaint: for the 12345 hotline',
      'INF',
    ),
    reason(
      'LITIGATION',
      '已进入诉讼、仲裁或行政复议程序',
      'In litigation, arbitration or administrative review',
      'P43',
    ),
    reason('PETITION', '已进入信访或纪检监察程序', 'In petition or discipline inspection procedure', 'P43'),
    reason('OTHER_PLACE', '不属本地范围，转有关地方', 'Belongs to another place', 'INF'),
  ],
  decline: [
    reason('SECRET', '涉及国家秘密', 'Touches state secrets', 'P11'),
    reason('UNLAWFUL', '与法律法规相抵触', 'Contrary to law', 'P11'),
    reason('PARTY_INTERNAL', '属党内人事安排事项', 'Internal Party personnel', 'P11'),
    reason('PRIVATE', '为本人或亲属解决个人问题', 'A private matter of oneself or relatives', 'P11'),
    reason('PROMOTION', '宣传推介具体产品', 'Promotes a product', 'P11'),
    reason('ACCUSATION', '指名举报', 'Accuses a named person', 'P11'),
    reason('ACADEMIC', '属学术研讨', 'An academic discussion', 'P11'),
    reason('OUT_OF_SCOPE', '不在协商议事范围内', 'Outside the scope of consultation', 'S0'),
  ],
  return: [
    reason('NO_SUGGESTION', '内容空泛，没有具体诉求', 'No concrete request', 'P11'),
    reason('FACTS_MISSING', '事实、地点或涉及范围不清', 'Facts, place or extent are unclear', 'INF'),
    reason(
      'SEVERAL_MATTERS',
      '一题多事，请拆分后重新提交',
      'Several matters in one: please divide it',
      'INF',
    ),
  ],
};
