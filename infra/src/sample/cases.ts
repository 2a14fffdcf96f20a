import type { SamplePersonKey, SampleUnit } from '@concord/contracts/sample-ids';

/** How far a sample case has come. */
export type Reaches =
  'SUBMITTED' | 'SCREENED' | 'RESEARCHING' | 'NOTICED' | 'EXPLAINED' | 'PUBLICIZING' | 'IMPLEMENTING';

/** Who works on the cases of a place. */
export interface Place {
  unit: SampleUnit;
  room: string;
  convenor: SamplePersonKey;
  approver: SamplePersonKey;
  /** Enters topics and keeps the papers. */
  station: SamplePersonKey;
  receiver: SamplePersonKey;
}

/** The place's people as the matrix has them (B.3). */
export const PLACES = {
  west: {
    unit: 'west',
    room: '城西社区协商议事室',
    convenor: 'westConvenor',
    approver: 'westApprover',
    station: 'townStaff',
    receiver: 'townStaff',
  },
  east: {
    unit: 'east',
    room: '城东社区协商议事室',
    convenor: 'eastConvenor',
    approver: 'eastApprover',
    station: 'townStaff',
    receiver: 'townStaff',
  },
  town: {
    unit: 'town',
    room: '思恩镇协商议事室',
    convenor: 'townConvenor',
    approver: 'townApprover',
    station: 'townStaff',
    receiver: 'cppccOfficer',
  },
  street: {
    unit: 'street',
    room: '城南街道协商议事室',
    convenor: 'streetConvenor',
    approver: 'streetApprover',
    station: 'streetStaff',
    receiver: 'cppccOfficer',
  },
  village: {
    unit: 'village',
    room: '文和村协商议事室',
    convenor: 'villageConvenor',
    approver: 'villageApprover',
    station: 'streetStaff',
    receiver: 'streetStaff',
  },
} as const satisfies Record<string, Place>;

/** One sample case; matters after domain.md C.4, people invented. */
export interface SampleCase {
  key: string;
  place: keyof typeof PLACES;
  title: string;
  description: string;
  asks: string[];
  source: 'PUBLIC' | 'OPEN_CALL' | 'PARTY_GOVERNMENT';
  reaches: Reaches;
  /** Who carries it out, where it has come so far. */
  handling?: {
    unit: SampleUnit;
    officer: SamplePersonKey;
    commitment: string;
    /** Agreed date in working days from the first start. */ agreed: number;
  };
}

/** One is overdue, one due today, one is about to be; the others show the steps before. */
export const SAMPLE_CASES: readonly SampleCase[] = [
  {
    key: 'bumps',
    place: 'west',
    title: '城西社区主干道增设减速带',
    description: '社区主干道车速快，超市门口和安置点路口多次发生剐蹭，老人小孩过街不安全。',
    asks: ['在超市门口路段加装减速带', '在安置点路口加装警示标志'],
    source: 'PUBLIC',
    reaches: 'IMPLEMENTING',
    handling: {
      unit: 'traffic',
      officer: 'trafficOfficer',
      commitment: '加装两处减速带及警示标志',
      agreed: -1,
    },
  },
  {
    key: 'lamps',
    place: 'east',
    title: '城东社区背街小巷路灯修复',
    description: '背街小巷多盏路灯损坏，夜间出行不便。',
    asks: ['修复损坏路灯', '增设两处路灯'],
    source: 'PUBLIC',
    reaches: 'IMPLEMENTING',
    handling: { unit: 'housing', officer: 'housingOfficer', commitment: '修复并增设路灯', agreed: 0 },
  },
  {
    key: 'bus',
    place: 'town',
    title: '农贸市场公交站点迁移',
    description: '现站点与市场出入口重叠，集日拥堵。',
    asks: ['公交站点东移一百米'],
    source: 'OPEN_CALL',
    reaches: 'IMPLEMENTING',
    handling: { unit: 'transport', officer: 'transportOfficer', commitment: '论证并迁移公交站点', agreed: 2 },
  },
  {
    key: 'canal',
    place: 'village',
    title: '文和村灌渠危桥改造',
    description: '村口灌渠小桥护栏缺失，存在安全隐患。',
    asks: ['加装护栏', '限制重型车辆通行'],
    source: 'PUBLIC',
    reaches: 'PUBLICIZING',
    handling: {
      unit: 'transport',
      officer: 'transportOfficer',
      commitment: '加装护栏并设置限载标志',
      agreed: 20,
    },
  },
  {
    key: 'garages',
    place: 'street',
    title: '老旧小区电动车停放充电',
    description: '楼道停放充电隐患大，居民对选址意见不一。',
    asks: ['选址建设集中充电棚'],
    source: 'PARTY_GOVERNMENT',
    reaches: 'EXPLAINED',
  },
  {
    key: 'care',
    place: 'east',
    title: '社区老年助餐点设置',
    description: '独居老人就餐不便，希望设助餐点。',
    asks: ['设立助餐点', '明确收费标准'],
    source: 'PUBLIC',
    reaches: 'NOTICED',
  },
  {
    key: 'well',
    place: 'village',
    title: '村屯饮水井重新选址',
    description: '北坡两口井长期无水，需重新勘测。',
    asks: ['组织专家勘测选址'],
    source: 'PUBLIC',
    reaches: 'RESEARCHING',
  },
  {
    key: 'dance',
    place: 'town',
    title: '镇中心广场活动噪音',
    description: '夜间活动音量大，影响周边学生休息。',
    asks: ['约定活动时段', '划定活动区域'],
    source: 'OPEN_CALL',
    reaches: 'SCREENED',
  },
  {
    key: 'parking',
    place: 'west',
    title: '城西社区夜间停车难',
    description: '夜间车位紧张，占用消防通道。',
    asks: ['划定夜间临时车位'],
    source: 'PUBLIC',
    reaches: 'SUBMITTED',
  },
];
