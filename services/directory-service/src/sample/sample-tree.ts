import type { SampleUnit } from '@concord/contracts/sample-ids';
import type { UnitKind } from '../unit/unit.kinds.js';

export interface SampleUnitData {
  key: SampleUnit;
  parent: SampleUnit | null;
  kind: UnitKind;
  level: string;
  zh: string;
  en: string;
  /** Place in the official order of bodies. */
  order: number;
}

const unit = (
  key: SampleUnit,
  parent: SampleUnit | null,
  kind: UnitKind,
  level: string,
  order: number,
  zh: string,
  en: string,
): SampleUnitData => ({ key, parent, kind, level, zh, en, order });

/**
 * The sample region. Sien town and Chengxi community are places of the source `[S0]`; the street, the village, the
 * second community and the enterprise are invented.
 */
// prettier-ignore
export const SAMPLE_TREE: readonly SampleUnitData[] = [
  unit('city', null, 'CITY', 'CITY', 1, '河池市', 'Hechi City'),
  unit('cityOffice', 'city', 'OFFICE', 'CITY', 10, '河池市协商工作领导小组办公室', 'Office of the City Leading Group'),
  unit('cityCppcc', 'city', 'CPPCC', 'CITY', 20, '政协河池市委员会', 'Hechi City CPPCC'),
  unit('county', 'city', 'COUNTY', 'COUNTY', 100, '环江毛南族自治县', 'Huanjiang Maonan Autonomous County'),
  unit('countyPartyOffice', 'county', 'OFFICE', 'COUNTY', 10, '中共环江县委办公室', 'Office of the County Party Committee'),
  unit('countyOffice', 'county', 'OFFICE', 'COUNTY', 20, '环江县协商工作领导小组办公室', 'Office of the County Leading Group'),
  unit('countyCppcc', 'county', 'CPPCC', 'COUNTY', 30, '政协环江毛南族自治县委员会', 'Huanjiang County CPPCC'),
  unit('traffic', 'county', 'DEPARTMENT', 'COUNTY', 40, '环江县公安局交通警察大队', 'Traffic Police Brigade, County Public Security Bureau'),
  unit('civilAffairs', 'county', 'DEPARTMENT', 'COUNTY', 50, '环江县民政局', 'County Civil Affairs Bureau'),
  unit('housing', 'county', 'DEPARTMENT', 'COUNTY', 60, '环江县住房和城乡建设局', 'County Housing and Urban-Rural Construction Bureau'),
  unit('transport', 'county', 'DEPARTMENT', 'COUNTY', 70, '环江县交通运输局', 'County Transport Bureau'),
  unit('town', 'county', 'TOWNSHIP', 'TOWNSHIP', 100, '思恩镇', 'Sien Town'),
  unit('townParty', 'town', 'PARTY_BODY', 'TOWNSHIP', 10, '中共思恩镇委员会', 'Sien Town Party Committee'),
  unit('townStation', 'town', 'STATION', 'TOWNSHIP', 20, '思恩镇政协工作联络站', 'Sien Town CPPCC Liaison Station'),
  unit('west', 'town', 'VILLAGE', 'VILLAGE', 100, '城西社区', 'Chengxi Community'),
  unit('westParty', 'west', 'PARTY_BODY', 'VILLAGE', 10, '中共城西社区总支部委员会', 'Chengxi Community Party Organisation'),
  unit('east', 'town', 'VILLAGE', 'VILLAGE', 110, '城东社区', 'Chengdong Community'),
  unit('eastParty', 'east', 'PARTY_BODY', 'VILLAGE', 10, '中共城东社区支部委员会', 'Chengdong Community Party Organisation'),
  unit('enterprise', 'town', 'ENTERPRISE_INSTITUTION', 'ENTERPRISE_INSTITUTION', 200, '环江示例茧丝有限公司', 'Huanjiang Sample Silk Company'),
  unit('enterpriseParty', 'enterprise', 'PARTY_BODY', 'ENTERPRISE_INSTITUTION', 10, '环江示例茧丝有限公司党支部', 'Sample Silk Company Party Branch'),
  unit('street', 'county', 'TOWNSHIP', 'TOWNSHIP', 110, '城南街道', 'Chengnan Street'),
  unit('streetParty', 'street', 'PARTY_BODY', 'TOWNSHIP', 10, '中共城南街道工作委员会', 'Chengnan Street Party Working Committee'),
  unit('streetStation', 'street', 'STATION', 'TOWNSHIP', 20, '城南街道政协委员联络组', 'Chengnan Street CPPCC Liaison Group'),
  unit('village', 'street', 'VILLAGE', 'VILLAGE', 100, '文和村', 'Wenhe Village'),
  unit('villageParty', 'village', 'PARTY_BODY', 'VILLAGE', 10, '中共文和村支部委员会', 'Wenhe Village Party Organisation'),
];
