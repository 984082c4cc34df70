//! Units: what follows a numeral, as stated, with its power of ten, what it measures and what it is per (元/吨). Refuses:
//! numerals, and words that only begin like a unit.

use super::prose::Prose;

/// How a unit may be told from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A measured unit or a part: also behind one Chinese digit (三吨, 一倍).
    Measured,
    /// A span of time.
    Time,
    /// A measure word: behind one Chinese digit but 一 and 二.
    Counted,
    /// A noun that needs Arabic digits or a longer numeral in front.
    Noun,
    /// A power of ten and nothing else.
    Bare,
}

/// A unit as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) end: usize,
    /// As stated, in one spelling, without blanks: 万亿元.
    pub(super) symbol: String,
    /// The power of ten that is part of it.
    pub(super) scale: f64,
    /// The unit without the power.
    pub(super) base: String,
    pub(super) kind: Kind,
    /// 多 or 余 stood between power and unit (万余元).
    pub(super) more: bool,
}

/// Powers behind Arabic digits, the longer ones first.
#[rustfmt::skip]
const POWERS: [(&str, f64); 12] = [
    ("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("十亿", 1e9), ("千万", 1e7), ("百万", 1e6), ("十万", 1e5),
    ("亿", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2), ("十", 1e1),
];

#[rustfmt::skip]
const MEASURED: &[&str] = &[
    // Parts and multiples
    "%", "‰", "‱", "个百分点", "百分点", "个基点", "基点", "个bp", "个BP", "bp", "BP", "倍",
    "番", "成", "折",
    // Money
    "元", "元人民币", "美元", "欧元", "日元", "港元", "港币", "英镑", "澳元", "加元", "韩元", "卢布", "新台币",
    "台币", "新元", "瑞士法郎", "人民币", "圆", "块钱", "元钱", "角钱",
    // Mass
    "吨", "公吨", "公斤", "千克", "斤", "市斤", "克", "毫克", "微克", "克拉", "盎司", "磅", "担", "吨标准煤",
    "吨标煤", "千克标准煤", "克标准煤", "公斤标准煤", "吨标油", "吨油当量", "吨二氧化碳", "吨二氧化碳当量", "吨铁",
    "吨矿", "吨级", "总吨", "载重吨", "净吨", "蒸吨", "标吨", "干吨", "标准吨", "综合吨", "吨公里", "吨海里",
    // Length, area, volume
    "公里", "千米", "里", "华里", "海里", "英里", "米", "厘米", "毫米", "微米", "纳米", "分米", "延米", "延长公里",
    "车道公里", "皮长公里", "芯公里", "单线公里", "人公里", "车公里", "英寸", "英尺", "尺", "丈", "平方米",
    "平方公里", "平方千米", "平方厘米", "平米", "公顷", "亩", "市亩", "亩次", "公亩", "英亩", "顷", "立方米", "立方",
    "方", "立方千米", "标准立方米", "立方厘米", "升", "毫升", "公升", "加仑", "桶油当量", "立方英尺", "米次", "亩地",
    "方米",
    // Energy, power, electricity
    "千瓦时", "兆瓦时", "瓦时", "千瓦小时", "度电", "千瓦", "兆瓦", "吉瓦", "瓦", "马力", "千卡", "大卡", "卡路里",
    "焦耳", "千焦", "吉焦", "百万千焦", "兆焦", "千伏", "伏", "安时", "安培", "千伏安", "兆伏安", "伏安", "千乏",
    "峰瓦",
    // Bandwidth, memory, computing
    "兆", "比特", "字节", "兆比特", "吉比特", "赫兹", "兆赫", "千赫", "吉赫",
    // Heat, pressure, sound, concentration
    "℃", "°C", "摄氏度", "华氏度", "帕", "千帕", "兆帕", "百帕", "毫巴", "分贝", "贝克勒尔", "毫西弗", "°", "′",
    // People and age
    "人次", "人天", "人日", "人年", "万人", "周岁", "岁", "标箱", "标准箱", "个标箱", "个标准箱", "国际标准箱",
    "重量箱", "重箱", "当量", "标台", "标准台", "个标台", "车次", "车日", "标辆", "学时", "课时", "学分", "人份",
    "人头", "户次", "公里/小时", "标准机架", "机架", "个机架", "打", "帧", "像素", "万像素", "光年", "海拔米",
];

#[rustfmt::skip]
const LATIN: &[&str] = &[
    "G", "M", "T", "K", "k", "P", "B", "GB", "MB", "TB", "PB", "EB", "ZB", "KB", "kB", "Gbps", "Mbps", "Tbps",
    "Kbps", "kbps", "bps", "Gb/s", "Mb/s", "Tb/s", "Gbit/s", "Mbit/s", "Tbit/s", "MB/s", "GB/s", "Hz", "kHz", "KHz",
    "MHz", "GHz", "THz", "W", "kW", "KW", "MW", "GW", "TW", "Wh", "kWh", "KWh", "KWH", "kwh", "MWh", "GWh", "TWh",
    "V", "kV", "KV", "kv", "MV", "A", "mA", "Ah", "mAh", "VA", "kVA", "KVA", "MVA", "m", "km", "KM", "cm", "mm",
    "nm", "um", "μm", "µm", "m2", "m²", "m³", "m3", "km2", "km²", "cm2", "hm2", "hm²", "㎡", "㎢", "㎞", "㎏", "㎝",
    "㎜", "㎎", "ha", "g", "kg", "KG", "Kg", "mg", "μg", "µg", "ug", "ng", "t", "L", "l", "ml", "mL", "ML", "mg/L",
    "mg/l", "mg/m3", "mg/m³", "μg/m3", "μg/m³", "µg/m³", "ug/m3", "μg/L", "g/L", "mg/kg", "km/h", "m/s", "kgce",
    "tce", "gce", "J", "kJ", "MJ", "GJ", "TJ", "kcal", "cal", "Pa", "kPa", "MPa", "GPa", "hPa", "dB", "dBm", "h",
    "s", "ms", "min", "℃", "Sv", "mSv", "Bq", "TEU", "teu", "FLOPS", "PFLOPS", "EFLOPS", "TFLOPS", "GFLOPS",
    "Pflops", "Eflops", "TOPS", "EOPS", "POPS", "ppm", "ppb", "bp", "BP", "bps", "pt", "USD", "RMB", "CNY", "HKD",
    "EUR", "dpi", "fps", "rpm", "mol", "mmol", "IU", "lx", "lm", "cd", "DU", "mmHg", "kN", "N", "kgf", "Nm", "N·m",
    "kVar", "Mvar", "MVar", "Wp", "MWp", "GWp", "kWp", "DWT", "dwt", "TEUs", "CGT", "Gt", "Mt", "kt",
];

#[rustfmt::skip]
const TIME: &[&str] = &[
    "年", "周年", "个年头", "年头", "个月", "个星期", "星期", "周", "天", "日", "个工作日", "工作日", "个自然日",
    "自然日", "个交易日", "小时", "个小时", "钟头", "个钟头", "分钟", "分", "秒", "秒钟", "毫秒", "微秒", "个季度",
    "个世纪", "个学期", "学期", "昼夜", "天天", "个日夜", "个昼夜", "个年度", "日历天", "日游", "个财年", "个交易周",
    "刻钟", "季", "个工日", "工日", "人工日",
];

#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "个", "人", "户", "家", "项", "名", "位", "件", "例", "次", "起", "宗", "笔", "单", "所", "座", "条", "台",
    "台套", "套", "辆", "艘", "架", "列", "节", "部", "部分", "项次", "份", "篇", "册", "种", "类", "门", "张", "块",
    "片", "只", "羽", "匹", "尾", "株", "棵", "粒", "颗", "枚", "支", "枝", "根", "瓶", "盒", "箱", "袋", "桶", "床",
    "间", "栋", "幢", "层", "处", "口", "眼", "盏", "幅", "场", "场次", "批", "批次", "轮", "班", "班次", "趟",
    "航班", "架次", "列次", "艘次", "辆次", "台次", "件次", "家次", "席", "组", "对", "双", "队", "支队伍", "款",
    "首", "盘", "剂", "剂次", "针", "针次", "股", "卷", "段", "堂", "副", "艘船", "具", "顶", "顿", "餐", "听", "罐",
    "筐", "车", "船", "捆", "堆", "排", "行", "句", "页", "回", "遍", "届", "代", "道", "头", "头只", "头次", "头份",
    "只次", "票", "声", "步", "串", "出", "集", "档", "级", "倍次", "宗次", "人份", "格", "朵", "盆", "丛", "本",
    "封", "枚枚", "尊", "通", "则", "样", "员", "穗", "蓬", "窝", "群", "板", "管", "桩", "井", "幕", "曲", "卡",
    "点", "度", "站", "把", "面", "包", "团", "期", "泡", "窗", "杯", "碗", "盏灯", "孔", "墩", "跨", "环", "炉",
    "冠", "席位", "个次", "大类", "小类", "条次", "点次",
];

#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "省", "市", "县", "区", "镇", "乡", "村", "州", "盟", "旗", "国", "国家", "县市", "县区", "市县", "市州", "市地",
    "地市", "省区", "省市", "省份", "城市", "区县", "乡镇", "镇街", "街道", "社区", "行政村", "建制村", "自然村",
    "部门", "部委", "单位", "企业", "公司", "学校", "高校", "医院", "行业", "领域", "项目", "工程", "园区", "基地",
    "平台", "品种", "品牌", "产品", "标准", "专利", "职业", "专业", "学科", "课程", "路", "线", "站点", "网点",
    "泊位", "航线", "工位", "床位", "车位", "学位", "岗位", "座位", "标段", "村屯", "屯", "组", "小区", "楼", "室",
    "厅", "号线", "角", "毛", "弄", "院", "厂", "店", "国道", "亿", "师", "营", "场地", "教师", "学生", "农户",
    "贫困户", "人口", "职工", "群众", "党员", "干部", "贫困村", "企", "岸线", "车道", "机组", "字", "词", "条目",
    "环节", "要素", "民族", "词条", "家庭", "居民", "方面", "任务", "指标", "事项", "案件", "战", "胜", "负", "平",
    "球", "分球", "金", "银", "铜", "金牌", "岛", "湖", "海", "寸",
];

/// Words that begin like a unit and are none, by the unit's last character and what would follow.
#[rustfmt::skip]
const NOT_BEHIND: &[(&str, &[&str])] = &[

    ("成", &["立", "为", "员", "果", "本", "功", "效", "长", "交", "熟", "品", "分", "绩", "年", "就", "人", "型", "套", "都", "片", "形", "建", "份", "因", "色", "材"]),
    ("折", &["合", "算", "旧", "叠", "射", "线", "返", "抵", "断", "回", "弯", "标"]),
    ("分", &["别", "之", "布", "为", "类", "公", "支", "成", "解", "配", "担", "开", "析", "工", "级", "享", "离", "局", "行", "红", "期", "批", "段", "步", "管", "流", "区", "组", "会", "院", "店", "馆", "社", "子", "散", "泌", "洪", "母"]),
    ("打", &["造", "击", "通", "破", "开", "响", "好", "赢", "印", "包", "算", "工", "牢", "得", "掉", "拐", "黑", "非", "假", "折", "卡", "车", "赏", "下", "压", "扮", "了", "过"]),
    ("度", &["假", "过", "汛", "量", "夏", "冬", "日"]),
    ("年", &["均", "产", "初", "末", "底", "人", "轻", "度", "代", "级", "会", "报"]),
    ("日", &["均", "产", "报", "处", "报道", "常", "本", "益", "供"]),
    ("周", &["边", "期", "转", "密", "长", "年", "全", "一", "二", "三", "四", "五", "六", "日", "末"]),
    ("点", &["对", "多", "面", "击", "名", "评", "亮", "位"]), ("期", &["间", "望", "待", "限", "末", "货", "内"]),
    ("起", &["到", "来", "草", "步", "点", "源", "义", "诉", "价", "飞", "降", "动", "码"]),
    ("部", &["署", "队", "分", "位", "件", "级", "际", "长"]),
    ("台", &["湾", "风", "账", "阶", "胞", "资", "商", "海", "州"]),
    ("处", &["理", "置", "于", "罚", "分", "长", "在", "方", "以"]), ("场", &["所", "景", "地", "馆", "面"]),
    ("面", &["向", "对", "积", "临", "貌", "子", "试", "料", "值", "板", "上", "粉"]), ("级", &["别"]),
    ("对", &["口", "外", "接", "于", "应", "比", "标", "照", "策", "象", "话", "待", "准", "冲", "我", "其", "全", "各", "重", "社", "经", "地"]),
    ("单", &["位", "独", "一", "产", "纯", "晶", "项", "次", "体", "边"]), ("条", &["件", "例", "约", "款项"]),
    ("节", &["能", "约", "水", "日", "省", "目", "点", "奏", "电", "庆", "余", "俭", "支", "后", "前", "期"]),
    ("类", &["似", "型", "别"]), ("层", &["面", "次", "级"]),
    ("口", &["岸", "径", "腔", "粮", "罩", "号", "感", "味", "碑"]),
    ("位", &["于", "居", "列", "置", "次", "移", "育"]), ("件", &["均"]),
    ("户", &["籍", "均", "型", "外", "口", "用"]),
    ("人", &["均", "工", "才", "民", "大", "类", "文", "力", "体", "身", "间", "气", "生", "为", "居", "社", "行"]),
    ("门", &["户", "类", "槛", "诊", "店", "前", "牌"]),
    ("列", &["入", "为", "车", "举", "支", "示", "席", "居", "全"]),
    ("首", &["位", "先", "个", "次", "批", "创", "家", "府", "都", "要", "届", "套", "台", "付", "席", "发", "季"]),
    ("所", &["有", "得", "在", "以", "需", "占", "属", "谓", "涉"]),
    ("种", &["植", "子", "业", "养", "粮", "苗", "质", "源", "猪", "畜", "禽"]),
    ("行", &["业", "政", "动", "为", "驶", "程", "使", "列", "情", "人", "走", "车", "李"]),
    ("通", &["过", "车", "航", "信", "关", "用", "道", "报", "知", "电", "水", "气", "达", "行", "讯", "胀", "告", "常", "勤"]),
    ("级", &["差"]),
    ("出", &["口", "台", "现", "让", "版", "生", "资", "租", "栏", "行", "发", "色", "入", "厂", "租", "境", "国", "动", "售", "土", "院", "席", "游", "新", "台", "具", "清"]),
    ("代", &["表", "替", "理", "码", "价", "办", "际", "谢", "言"]),
    ("回", &["升", "落", "收", "到", "应", "归", "购", "顾", "暖", "国", "流", "报", "族", "头", "调", "补"]),
    ("段", &["落"]), ("道", &["路", "德", "理", "歉", "教"]), ("步", &["入", "行", "伐", "骤", "道"]),
    ("组", &["织", "建", "成", "合", "团", "长", "装", "件"]), ("团", &["队", "结", "体", "员", "聚", "委", "费"]),
    ("头", &["部", "等", "脑", "号"]), ("排", &["放", "名", "水", "查", "在", "污", "涝", "列", "队"]),
    ("包", &["括", "含", "装", "容", "干", "车", "裹", "围", "头"]),
    ("平", &["方", "均", "台", "稳", "衡", "时", "安", "等", "原", "米"]),
    ("负", &["责", "担", "债", "荷", "面", "增"]), ("路", &["径", "网", "面", "段", "线", "由", "口"]),
    ("线", &["路", "上", "下", "索", "程"]), ("里", &["程", "面", "的"]),
    ("方", &["面", "式", "案", "便", "法", "向", "位", "针", "可", "能"]),
    ("集", &["中", "聚", "团", "群", "成", "体", "约", "合", "装", "资", "镇"]),
    ("套", &["餐", "种", "期", "利", "保"]), ("班", &["子", "级", "组", "列", "车"]), ("份", &["额"]),
    ("声", &["音", "明", "誉"]), ("角", &["度", "色", "逐"]), ("票", &["据", "房", "价", "款"]),
    ("市", &["场", "民", "值", "委", "政", "级", "直", "属", "长", "域"]),
    ("国", &["有", "内", "际", "家级", "民", "务", "债", "资", "企", "道", "产", "外"]),
    ("区", &["域", "间", "别", "分", "委", "政", "级", "块", "位"]), ("县", &["域", "委", "级", "政", "城", "乡"]),
    ("村", &["民", "级", "集", "委", "庄", "镇", "两", "容"]),
    ("省", &["级", "委", "政", "内", "外", "直", "会", "属", "部", "电", "水"]),
    ("师", &["范", "资", "德", "生", "傅"]), ("金", &["融", "额", "属", "山", "色"]),
    ("海", &["上", "关", "洋", "外", "水", "南", "域"]),
    ("营", &["业", "收", "商", "造", "养", "运", "利", "销", "地"]),
    ("本", &["科", "市", "县", "省", "年", "级", "地", "报", "届", "次", "月", "身", "着", "质", "区", "土", "币", "外", "息", "专", "金", "级"]),
    ("档", &["案", "次"]), ("样", &["本", "品", "板"]), ("站", &["在", "点", "稳", "位"]),
    ("把", &["握", "关", "控"]), ("席", &["位数"]), ("字", &["第", "节"]),
    ("战", &["略", "争", "役", "胜", "斗", "线"]), ("里", &["的", "面"]), ("瓦", &["斯", "楞", "房"]),
    ("升", &["级", "至", "到", "学", "为", "幅", "值", "温", "降", "高"]), ("米", &["其", "粉", "业"]),
    ("番", &["茄", "薯", "禺"]), ("克", &["服", "制", "隆", "拉玛"]), ("担", &["保", "任", "当", "负", "心"]),
    ("员", &["工"]), ("样", &["化", "本"]), ("卡", &["车", "口", "脖"]),
    ("管", &["理", "网", "道", "护", "控", "辖", "廊", "线"]), ("群", &["众", "体", "岛"]), ("板", &["块", "材"]),
    ("车", &["辆", "间", "站", "船", "型", "险"]), ("则", &["为", "是"]), ("具", &["有", "体", "备"]),
    ("副", &["省", "中", "主", "市", "县", "产", "食", "高", "处", "厅", "部"]),
    ("环", &["境", "保", "节", "比", "评", "卫", "线", "城"]), ("孔", &["雀", "子"]), ("冠", &["军", "状", "肺"]),
    ("股", &["份", "权", "票", "东", "市", "息", "金"]), ("幅", &["度", "员"]),
    ("支", &["持", "付", "出", "撑", "部", "农", "行", "教", "柱", "线", "流"]), ("片", &["区", "面"]),
    ("块", &["状"]), ("根", &["据", "本", "治", "源", "植", "除"]), ("间", &["接", "隔", "作", "的"]),
    ("枝", &["江"]), ("船", &["舶", "只"]), ("针", &["对", "织"]), ("堂", &["食"]), ("曲", &["线"]), ("幕", &["墙"]),
    ("井", &["冈", "下"]), ("款", &["项", "物"]), ("系", &["统"]), ("顶", &["层"]), ("听", &["证", "取"]),
    ("院", &["士"]), ("企", &["业"]), ("厂", &["区", "房", "商"]), ("店", &["铺"]), ("室", &["内", "外"]),
    ("乡", &["村", "土", "级", "贤"]), ("镇", &["区", "级"]), ("州", &["级", "委"]), ("岛", &["屿"]),
    ("湖", &["泊", "北", "南", "州"]), ("铜", &["陵", "仁", "矿"]), ("银", &["行", "川", "发"]), ("球", &["员"]),
    ("胜", &["利"]), ("毛", &["利"]), ("圆", &["满", "桌"]),
];

#[rustfmt::skip]
const BRACKETS: [&str; 22] = [
    "（套）", "（次）", "（个）", "（处）", "（项）", "（件）", "（台）", "（户）", "（市、区）", "（市）", "（区）",
    "（村）", "（街道）", "(套)", "(次)", "(个)", "(处)", "(项)", "(市、区)", "(区)", "(市)", "（只）",
];

/// What something is per, behind a stroke or 每.
#[rustfmt::skip]
const PER: &[&str] = &[
    "人", "人口", "户", "年", "月", "日", "天", "小时", "时", "秒", "分钟", "分", "周", "次", "亩", "公顷", "平方米",
    "平方公里", "平米", "立方米", "立方", "方", "吨", "公斤", "斤", "千克", "克", "千瓦时", "千瓦", "度", "升",
    "毫升", "件", "个", "只", "头", "羽", "套", "台", "辆", "床", "生", "生均", "学期", "学年", "学时", "课时",
    "百公里", "公里", "米", "元", "万元", "美元", "平", "桶", "盎司", "吨标准煤", "标准煤", "家", "名", "位", "村",
    "箱", "例", "票", "晚", "间", "工日", "兆", "兆瓦", "株", "人次", "车", "车次", "班", "场", "片", "瓶", "支",
    "袋", "盒", "份", "张", "克拉", "袋", "艘", "架", "周期", "季", "季度", "届", "岗", "所", "条", "座", "栋", "孩",
    "胎", "标箱", "TEU", "kWh", "kW", "W", "GB", "MB", "km", "m", "t", "kg", "h", "d", "a", "s", "L", "㎡", "m2",
    "m²", "m3", "m³", "MB", "s",
];

/// Whether a unit that begins with a power or looks like one begins here: 千瓦, 百分点.
pub(super) fn begins_like_a_power(prose: &Prose, place: usize) -> bool {
    const WORDS: [&str; 10] = [
        "千瓦", "千克", "千米", "千伏", "千卡", "千焦", "千帕", "千赫", "百分", "百帕",
    ];
    prose.any(place, &WORDS)
}

/// The unit behind a numeral, past a blank. After Arabic digits powers belong to the unit.
pub(super) fn read(prose: &Prose, numeral_end: usize, arabic: bool) -> Option<Unit> {
    let start = prose.skip_blanks(numeral_end);
    let mut place = start;
    let mut scale = 1.0;
    let mut power = "";
    let mut more = false;
    if arabic && let Some((word, value)) = power_at(prose, place) {
        power = word;
        scale = value;
        place += word.chars().count();
        if matches!(prose.at(place), '多' | '余')
            && !prose.any(place, &["多元", "多样", "余额", "多种", "余姚", "余杭"])
        {
            more = true;
            place += 1;
        }
        place = prose.skip_blanks(place);
    }
    // 3000万企业 counts by 万: a longer noun is what is counted, not the unit.
    let found = base(prose, place)
        .filter(|(word, _, kind)| power.is_empty() || *kind != Kind::Noun || word.chars().count() == 1);
    let Some((word, end, kind)) = found else {
        // 15.1/10万: a rate.
        if arabic
            && power.is_empty()
            && prose.at(start) == '/'
            && let Some((symbol, end)) = per(prose, start).filter(|(symbol, _)| symbol.contains('万'))
        {
            return Some(Unit {
                end,
                base: symbol.clone(),
                symbol,
                scale: 1.0,
                kind: Kind::Measured,
                more: false,
            });
        }
        return (scale != 1.0).then(|| Unit {
            end: start + power.chars().count() + usize::from(more),
            symbol: power.to_owned(),
            scale,
            base: String::new(),
            kind: Kind::Bare,
            more,
        });
    };
    let mut base = word;
    let mut end = end;
    if let Some((bracket, behind)) = prose.longest(end, &BRACKETS) {
        base.push_str(bracket);
        end = behind;
    }
    if base == "元" && prose.any(end, &["（人民币）", "(人民币)"]) {
        end += 5;
    }
    if let Some((per, behind)) = per(prose, end) {
        base.push_str(&per);
        end = behind;
    }
    Some(Unit {
        end,
        symbol: format!("{power}{base}"),
        scale,
        base,
        kind,
        more,
    })
}

fn power_at(prose: &Prose, place: usize) -> Option<(&'static str, f64)> {
    if begins_like_a_power(prose, place) {
        return None;
    }
    let (word, value) = POWERS.into_iter().find(|(word, _)| prose.has(place, word))?;
    // 亿千瓦, 万千瓦: the second power belongs to the unit.
    let length = word.chars().count();
    if length == 2 && begins_like_a_power(prose, place + 1) {
        let first = prose.at(place);
        return POWERS.into_iter().find(|(word, _)| word.chars().eq([first]));
    }
    Some((word, value))
}

/// The unit itself: the longest word of any list that is not the beginning of another word.
fn base(prose: &Prose, place: usize) -> Option<(String, usize, Kind)> {
    let first = prose.at(place);
    if first.is_ascii_alphabetic() || matches!(first, 'μ' | 'µ' | '㎡' | '㎢' | '㎞' | '㎏' | '㎝' | '㎜' | '㎎')
    {
        return latin(prose, place);
    }
    let lists = [
        (MEASURED, Kind::Measured),
        (TIME, Kind::Time),
        (COUNTED, Kind::Counted),
        (NOUNS, Kind::Noun),
    ];
    lists
        .into_iter()
        .filter_map(|(words, kind)| longest_free(prose, place, words).map(|(word, end)| (word, end, kind)))
        .max_by_key(|(_, end, kind)| (*end, std::cmp::Reverse(*kind)))
        .map(|(word, end, kind)| (word.to_owned(), end, kind))
}

fn longest_free(prose: &Prose, place: usize, words: &'static [&'static str]) -> Option<(&'static str, usize)> {
    let first = prose.at(place);
    words
        .iter()
        .filter(|word| word.starts_with(first) && prose.has(place, word))
        .map(|word| (*word, place + word.chars().count()))
        .filter(|(word, end)| is_free(prose, word, *end))
        .max_by_key(|(_, end)| *end)
}

fn is_free(prose: &Prose, word: &str, end: usize) -> bool {
    let mut chars = word.chars();
    if chars.next().is_none() || chars.next().is_some() {
        return true;
    }
    !NOT_BEHIND
        .iter()
        .filter(|(unit, _)| *unit == word)
        .any(|(_, followers)| prose.any(end, followers))
}

/// A unit in Latin letters: all the letters are it, or it is none (5G is, 5GC is not).
fn latin(prose: &Prose, place: usize) -> Option<(String, usize, Kind)> {
    let (word, end) = prose.longest(place, LATIN)?;
    let next = prose.at(end);
    (!next.is_ascii_alphanumeric()).then(|| (word.to_owned(), end, Kind::Measured))
}

/// What the unit is per: 元/吨, 件每万人, 元/人·月.
fn per(prose: &Prose, start: usize) -> Option<(String, usize)> {
    let mut place = start;
    let mut found = String::new();
    for _ in 0..3 {
        let mark = match prose.at(place) {
            '/' => "/",
            '·' | '•' | '.' if !found.is_empty() => "·",
            '每' if found.is_empty() => "每",
            _ => break,
        };
        let mut next = place + 1;
        let bracket = matches!(prose.at(next), '(' | '（');
        next += usize::from(bracket);
        let tens = if prose.has(next, "10") { "10" } else { "" };
        next += tens.len();
        let power = power_at(prose, next).map_or("", |(word, _)| word);
        next += power.chars().count();
        let Some((word, mut end)) = per_word(prose, next).or_else(|| (!power.is_empty()).then_some(("", next))) else {
            break;
        };
        found.push_str(mark);
        found.push_str(tens);
        found.push_str(power);
        found.push_str(word);
        if bracket {
            if matches!(prose.at(end), '·' | '.')
                && let Some((second, behind)) = per_word(prose, end + 1)
            {
                found.push('·');
                found.push_str(second);
                end = behind;
            }
            end += usize::from(matches!(prose.at(end), ')' | '）'));
        }
        place = end;
    }
    (!found.is_empty()).then_some((found, place))
}

fn per_word(prose: &Prose, place: usize) -> Option<(&'static str, usize)> {
    [PER, MEASURED]
        .into_iter()
        .filter_map(|list| prose.longest(place, list))
        .max_by_key(|(_, end)| *end)
}

/// What a figure further on is per, behind 每: 每万人口, 每50公斤, 每人每年. The words without 每, and the place behind.
pub(super) fn each(prose: &Prose, each: usize) -> Option<(String, usize)> {
    let start = each + 1;
    let digits = super::numeral::read(prose, start).filter(|n| n.arabic || n.size > 1 || n.low >= 100.0);
    let number_end = digits.as_ref().map_or(start, |n| n.end);
    let power_end = number_end + power_at(prose, number_end).map_or(0, |(word, _)| word.chars().count());
    let counted = || prose.longest(power_end, COUNTED).filter(|_| power_end > start);
    let (word, end) = per_word(prose, power_end).or_else(counted)?;
    // 每个 and 每件 say of what only further on.
    if number_end == start
        && power_end == start
        && matches!(
            word,
            "个" | "件" | "名" | "位" | "次" | "家" | "所" | "条" | "座" | "片" | "张" | "支"
        )
    {
        return None;
    }
    Some((prose.plain_text(start, end), end))
}

/// Whether a unit is a share of a hundred or a multiple: what growth is stated in.
pub(super) fn is_share(base: &str) -> bool {
    matches!(base, "%" | "‰" | "‱" | "成" | "折")
}
