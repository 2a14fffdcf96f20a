import type { Role } from '@concord/contracts/roles';
import type { SamplePersonKey, SampleUnit } from '@concord/contracts/sample-ids';

export interface SamplePersonData {
  key: SamplePersonKey;
  zh: string;
  en: string;
  role: Role;
  unit: SampleUnit;
}

const person = (
  key: SamplePersonKey,
  role: Role,
  unit: SampleUnit,
  zh: string,
  en: string,
): SamplePersonData => ({
  key,
  role,
  unit,
  zh,
  en,
});

/** All people are fictional (decision 16), in the order of the sign-in page; one post each. */
// prettier-ignore
export const SAMPLE_PEOPLE_DATA: readonly SamplePersonData[] = [
  person('westConvenor', 'CONVENOR', 'west', '覃建华', 'Qin Jianhua'),
  person('westApprover', 'VILLAGE_PARTY_APPROVER', 'westParty', '谭秀兰', 'Tan Xiulan'),
  person('townStaff', 'STATION_STAFF', 'townStation', '卢志远', 'Lu Zhiyuan'),
  person('countyOfficer', 'COUNTY_LEADING_OFFICE', 'countyOffice', '黄立群', 'Huang Liqun'),
  person('cppccOfficer', 'COUNTY_CPPCC_OFFICER', 'countyCppcc', '梁佩文', 'Liang Peiwen'),
  person('trafficOfficer', 'DEPARTMENT_OFFICER', 'traffic', '周海涛', 'Zhou Haitao'),
  person('trafficLeader', 'DEPARTMENT_LEADER', 'traffic', '吴振邦', 'Wu Zhenbang'),
  person('member1', 'MEMBER', 'town', '莫晓雯', 'Mo Xiaowen'),
  person('countyLeader', 'LEADER', 'county', '韦长青', 'Wei Changqing'),
  person('housingOfficer', 'DEPARTMENT_OFFICER', 'housing', '罗文斌', 'Luo Wenbin'),
  person('housingLeader', 'DEPARTMENT_LEADER', 'housing', '欧阳静', 'Ouyang Jing'),
  person('transportOfficer', 'DEPARTMENT_OFFICER', 'transport', '蒙志强', 'Meng Zhiqiang'),
  person('transportLeader', 'DEPARTMENT_LEADER', 'transport', '潘国栋', 'Pan Guodong'),
  person('civilOfficer', 'DEPARTMENT_OFFICER', 'civilAffairs', '覃雨桐', 'Qin Yutong'),
  person('civilLeader', 'DEPARTMENT_LEADER', 'civilAffairs', '陆思源', 'Lu Siyuan'),
  person('townApprover', 'TOWNSHIP_PARTY_APPROVER', 'townParty', '韦国安', 'Wei Guo’an'),
  person('townConvenor', 'CONVENOR', 'town', '蓝启明', 'Lan Qiming'),
  person('eastConvenor', 'CONVENOR', 'east', '莫丽娟', 'Mo Lijuan'),
  person('eastApprover', 'VILLAGE_PARTY_APPROVER', 'eastParty', '谭永福', 'Tan Yongfu'),
  person('enterpriseApprover', 'ENTERPRISE_APPROVER', 'enterpriseParty', '苏慧敏', 'Su Huimin'),
  person('streetApprover', 'TOWNSHIP_PARTY_APPROVER', 'streetParty', '韦东明', 'Wei Dongming'),
  person('streetStaff', 'STATION_STAFF', 'streetStation', '罗春梅', 'Luo Chunmei'),
  person('streetConvenor', 'CONVENOR', 'street', '覃海燕', 'Qin Haiyan'),
  person('villageConvenor', 'CONVENOR', 'village', '蒙永强', 'Meng Yongqiang'),
  person('villageApprover', 'VILLAGE_PARTY_APPROVER', 'villageParty', '谭桂英', 'Tan Guiying'),
  person('member2', 'MEMBER', 'town', '卢家豪', 'Lu Jiahao'),
  person('member3', 'MEMBER', 'town', '韦若兰', 'Wei Ruolan'),
  person('member4', 'MEMBER', 'town', '黄子谦', 'Huang Ziqian'),
  person('member5', 'MEMBER', 'street', '覃思颖', 'Qin Siying'),
  person('member6', 'MEMBER', 'street', '莫天佑', 'Mo Tianyou'),
  person('member7', 'MEMBER', 'county', '谭书瑶', 'Tan Shuyao'),
  person('cityOfficer', 'CITY_LEADING_OFFICE', 'cityOffice', '梁世杰', 'Liang Shijie'),
  person('cityLeader', 'LEADER', 'city', '廖鸿远', 'Liao Hongyuan'),
  person('administrator', 'ADMINISTRATOR', 'city', '何若水', 'He Ruoshui'),
];
