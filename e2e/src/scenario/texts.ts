import { sampleUnitId } from '@concord/contracts/sample-ids';

/** Matter A: the speed bumps on a community's main road (domain.md C.4, [S0]); all people are fictional. */
export const SPEED_BUMPS = {
  title: '城西社区主干道增设减速带',
  description: '社区主干道车流大、车速快，超市门口和安置点路口多次发生剐蹭，老人小孩过街不安全。',
  asks: ['在超市门口路段加装减速带', '在安置点路口加装减速带和警示标志', '修复该路段损坏的路灯'],
  orgUnitId: sampleUnitId('west'),
  category: 'TRAFFIC',
  partiesConcerned: '沿线居民、超市经营者、过往司机',
  proposerName: '示例居民甲',
  proposerPhone: '10000000001',
  consentToPublish: true,
};

/** Matter B: the car park of the same community, on which nobody agrees. */
export const CAR_PARK = {
  title: '城西社区广场改建停车场',
  description: '广场白天空置、夜间停车难，有居民建议改建为停车场，也有居民要求保留活动场地。',
  asks: ['将广场北侧改建为停车场', '保留南侧作为活动场地'],
  orgUnitId: sampleUnitId('west'),
  category: 'PUBLIC_SPACE',
  partiesConcerned: '有车居民、广场舞队、周边商户',
  proposerName: '示例居民乙',
  proposerPhone: '10000000002',
  consentToPublish: true,
};

/** Somebody without an account, in a capacity. */
export const guest = (name: string, capacity: string, alternate = false) => ({
  name,
  phone: null,
  capacity,
  alternate,
});
/** Somebody with an account. */
export const person = (personId: string, capacity: string) => ({ personId, capacity, alternate: false });
