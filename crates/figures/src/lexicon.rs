//! The words of report prose by what they do in a clause. One list: what a figure is about is read with it. A word that holds
//! another is found first, so nouns that begin or end like a verb stand in the list of nouns.

use super::prose::{Index, Prose};
use std::sync::LazyLock;

/// What a word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Part of a noun, even where it looks like a verb.
    Noun,
    /// A noun that says which quantity of a thing is meant: 占比, 总量, 产值.
    Measure,
    /// A noun that several things in a row share, and that stands alone as well: 增加值, 居民.
    Head,
    /// A verb of change: 增长, 下降.
    Change,
    /// A verb of state in front of a quantity: 达到, 突破, 为.
    Reach,
    /// A verb that stays in the name: 新增, 改造, 取消.
    Deed,
    /// A verb in front of a noun, a noun behind one: 培训, 服务, 监测.
    Act,
    /// A verb that is not part of a name: 完成, 实现, 有.
    Light,
    /// 占.
    Share,
    /// 分别, 各, 均.
    Each,
    /// A word that opens what something is compared with or where it starts: 比, 从.
    Link,
    /// 全省, 我市.
    Scope,
    /// Part of a noun in front of a noun, otherwise like [`Class::Plain`]: 基本, 直接, 最低.
    Adjective,
    /// Words that are not part of a name.
    Plain,
}

use Class::{Act, Adjective, Change, Deed, Each, Head, Light, Link, Measure, Noun, Plain, Reach, Scope, Share};

/// Words parted by blanks.
#[rustfmt::skip]
const WORDS: &[(Class, &str)] = &[
    (Noun, "增加值 增加值率 增长极 增长点 增长贡献 增长贡献率 增值税 增值服务 增值电信 增量配电 增殖 增产增收 \
        高质量发展 新增就业 新增贷款 新增债券 新增专项债券 新增专项债 新增社会融资 新增建设用地 城镇新增 新增企业 \
        就业 减税降费 减灾 减排 降水量 降水 降雨量 降雨 强降雨 降尘 降碳 升学率 升学 升级版 升级举措 提升工程 \
        提升行动 提高班 改造提升 改造项目 更新项目 整治项目 建设项目 建设用地 建设规模 建设资金 建设标准 建设工程 \
        开工项目 完成额 完成投资额 投资额 投资规模 投资项目 投资强度 投资计划 计划投资 覆盖率 覆盖面 合格率 达标率 \
        达标 达标排放 发达 欠发达 直达资金 直达 雷达 通达率 到达 抵达 比重 占比 比例 比率 比值 比赛 对比度 \
        公约 节约 集约 合约 签约 签约项目 预约 条约 违约 履约 从业 从业人员 从事 从严 自由 自由贸易 理由 \
        由来 较大 较好 较强 各类 各级 各项 各地 各族 各界 各方 各种 各国 各省 各市 各县 各区 各个 各乡 \
        各镇 各校 为主 作为 行为 人为 为民 为农 超市 超高 超高压 特高压 超长 超长期 超算 超级 超大 超大城市 \
        超低 超低排放 超声 超额 近海 近郊 近岸 近视 附近 邻近 翻新 涨价 人均 户均 亩均 地均 均衡 平均工资 \
        平均浓度 平均气温 平均水平 平均寿命 平均受教育 平均预期 年均浓度 日均 月均 均价 预期寿命 预期目标 \
        目标任务 计划单列 居民 定居 宜居 旅居 移居 居家 社区 将军 再生 再生水 再生资源 再就业 再贷款 再制造 \
        公共 共建 共同 共青团 公共服务 在校 在校生 在建 在岗 在编 在册 在职 在用 在园 在线 在网 在库 \
        存在 所在 内在 外在 潜在 在鄂 在外 在读 在轨 在产 在营 在租 研发投入 研发经费 经费投入 科技投入 \
        财政投入 投入强度 投入产出 收入 支出 入学率 入园率 巩固率 毛入学率 参保率 参保人数 出口 进口 进出口 \
        出口额 进口额 产出 产业 用电量 用水量 用地 发电量 发电 营造林 造林 植树造林 存款 贷款 放款 \
        实际使用外资 使用外资 利用外资 实际利用外资 对外投资 实际对外投资 直接投资 直接融资 接待能力 接待游客 \
        培训基地 培训机构 培训项目 引导基金 引进项目 引进人才 生产总值 生产能力 生产基地 生产企业 生产线 生产事故 \
        安全生产 销售额 销售收入 销售面积 销售量 交易额 成交额 发行额 发放额 发放贷款 处理能力 处理率 处置率 \
        处理量 保障性 保障水平 保障标准 保障房 保障性住房 保障性租赁住房 示范区 示范县 示范基地 示范企业 试点任务 \
        试点城市 试点项目 认证企业 高级认证 认定登记 立项数 获批立项数 申请量 授权量 服务业 服务中心 服务价格 \
        服务贸易 服务设施 服务平台 服务站 服务机构 通车里程 运营里程 开行 开行量 航线 中欧班列 改革 发展大会 \
        科技创新 制度创新 创新平台 创新中心 创新成果 创新产品 合作项目 合作区 合作社 开发区 高新区 办理率 办结率 \
        回复率 满意度 满意率 到位资金 实际到位 到位率 利用率 使用率 回收率 回收量 普及率 拥有量 \
        保有率 供应量 供水 供热 供热面积 供气 补助资金 补助标准 补贴资金 补贴标准 救助标准 救助对象 资助资金 \
        援助资金 帮扶资金 支付资金 转移支付 专项资金 投放 消费品 消费价格 居民消费价格 消费券 消费支出 有效投资 \
        民间投资 固定资产投资 工业投资 基础设施投资 产业投资 投资 技术改造投资 技改投资 房地产开发投资 房地产开发 \
        制造业投资 项目投资 重大项目 重点项目 集群 经营主体 经营收入 承办 上市公司 上市企业 上云率 上云 挂牌 \
        挂牌企业 新开工项目 竣工项目 竣工面积 开工面积 施工面积 成交面积 种植面积 播种面积 养殖面积 灌溉面积 \
        绿化面积 绿化覆盖率 绿化率 招生规模 招生 毕业生 毕业人数 留学 来华 入境 入境游客 入境旅游 出境 过境 \
        过夜 过夜游客 过剩 过剩产能 有效发明专利 有效 有机 有机肥 有限公司 有色金属 有色 国有 国有企业 所有 \
        拥有率 私有 共有产权 是否 获得感 获奖 居世界 投产项目 减负 负担 贡献率 失业率 调查失业率 登记失业率 \
        死亡率 发病率 收入比 收支 实现率 兑现率 调查 统计 发射 约束性 关改搬转 搬迁任务 征收 征缴 回款 \
        退税 退税减税 缓税 降费 税费 纳税 留抵退税 计算机 计算能力 计划生育 国计民生 审计 设计 设计公园 会计 \
        预算 年初预算 年初预算数 年初计划 预备 预警 预报 预制菜 预测 破产 破产案件 跨境 跨境电商 跨境资金 同比例 环比例 累计值 标准化 标准 \
        第一产业 第二产业 第三产业 强度 低收入 低保 低保标准 低空 低碳 高铁 高速 高速公路 高校 高中 高等教育 \
        高新技术 高技术 高技能 高层次 高标准 高标准农田 高端 高原 最高气温 最低工资 最低工资标准 快递 快速路 \
        快速 快件 多式联运 多晶硅 少年 少数民族 青少年 减速 综合治理 建制 出席 出勤 处方 和美乡村 和美 和谐 \
        和平 许可 审批 事项 最低收购价 收购价 专项行动 行动 行动计划 三年行动 水利 过程 居民小区 改革任务 任务 \
        村庄 在建项目 省份 并购 并购重组 并网 以旧换新 衣着 其他 对外 对口 对下 共同富裕 到港 已建 资本市场 市场 \
        政府承诺 全国重点实验室 国家级 省级 全产业链 全员劳动生产率 全要素 全社会 全口径 全口径税收 全过程 全周期 \
        全覆盖 规模以上 规模以上工业 限额以上 限上 规上 亿元以上 大中型 达到或优于 达到或好于 优良天数 年产值 \
        再融资 再融资债券 上年结转 上年结余 政府性基金 政府债务 稳增长 促增长 保增长 增收节支 压缩空气 压缩天然气 侵占 抢占 \
        霸占 占用 占地 占地面积 占领 占优 占道 占补平衡 占有 挤占 独占 强占 圈占 境内外 省内外 \
        国内外 区内外 市内外 州内外 县内外 在京 在津 在冀 在晋 在辽 在吉 在黑 在沪 在苏 在浙 在皖 在闽 在赣 在鲁 在豫 在湘 在粤 \
        在桂 在琼 在渝 在川 在黔 在滇 在藏 在陕 在甘 在青 在宁 在疆 在港 在华 资本形成 资本形成总额 最终消费支出 华为 班列 中欧班列 退耕还林 退耕还林还草 退牧还草 还林 还草 \
        增长的贡献率 增长的贡献 全市性 全省性 全国性 全区性 全球性 全域性 个体工商户 个体户 个体经营 首都 成都 名都 \
        社会组织 首创 预期性 预期性指标 约束性指标 五保供养 供养 供养对象 互联网 物联网 车联网 省列 市列 县列 稳定调节基金 预算稳定调节基金 稳定基金 稳定器 稳定性 \
        上级补助 上级补助收入 补助下级 补助下级支出 上解上级支出 上解支出 上解收入 下级上解收入 转移性收入 转移性支出 调入资金 \
        调出资金 调入基金 结转下年 结转下年支出 年终结余 年终结转 年终结转结余 滚存结余 净结余 转贷收入 转贷支出 债券转贷收入 债务转贷收入 \
        还本支出 债务还本支出 付息支出 债务付息支出 收入总计 支出总计 资产总计 资产合计 负债总计 负债合计 收入合计 支出合计 合计收入 合计支出 收入总量 支出总量 收支总量 \
        补充预算稳定调节基金 安排预算稳定调节基金 动用预算稳定调节基金 调入预算稳定调节基金 补充中央预算稳定调节基金 \
        实现程度 综合实现程度 重点帮扶县 帮扶县 重点帮扶村 \
        移动互联网 工业互联网 产业互联网 互联互通 稳定脱贫 接入速率 接入流量 接入用户 宽带接入 互联网宽带接入 \
        对实体经济发放 衔接推进乡村振兴 资质以上 资质等级以上 资质内 通过公共网络实现 出列 达标出列 脱贫 脱贫摘帽 整村脱贫 县及县以下 县级及以下 国、省考断面 国省考断面 国、省控断面 落地加工"),
    (Measure, "占比 比重 比例 增长面 总量 总额 总数 总数量 总规模 规模 产值 总产值 营收 营业收入 增速 增幅 面积 总面积 \
        产量 年产量 总产量 余额 数量 存量 利润 利润总额 利税 里程 总里程 均价 总投资 价值 总值 交易额 销售额 \
        成交额 总人数 户数 件数 市场占有率 占有率 支出进度 核减率 转化率 交付率 投资完成率 完成率 执行率 支出率 入住率 开工率 竣工率 投产率 履约率 出租率 限额 平均利率 加权平均利率 平均期限 上线率 不良率 增长率 年产值 年营收 年销售额 年交易额 总收入 总支出 年产能 \
        容量 装机容量 浓度 平均浓度 年均浓度 单产 亩产 单价 降幅 涨幅 通车里程 运营里程 营业里程 注册资本 减幅 签约额 合同额 投资额 \
        到位资金 总资产 资产总额 市值 总市值 合格率 达标率 满意度 满意率 覆盖面 覆盖率 普及率 利用率 参保人数 \
        销量 储量 库存 产能 贡献率 保有量 渗透率 货值 总产 播面 平均亩产 平均单产 通车总里程"),
    (Head, "出口额 进口额 进出口额 贷款余额 存款余额 收入 支出 增加值 装机 失业率 综合指数 指数 资产 保费收入 票房 \
        综合收入 直接融资 优良率 优良比例 水质优良比例 参保率 入学率 毛入学率 巩固率 入园率 就业人数 城镇化率 \
        常住人口 人口 户籍人口 排放量 排放总量 能耗 用电量 发电量 吞吐量 客运量 货运量 运量 运能 进出口 \
        进出口总额 出口总额 进口总额 零售额 零售总额 消费品零售总额 生产总值 地区生产总值 可支配收入 人均可支配收入 \
        居民人均可支配收入 平均工资 工资 价格 消费价格 税收 税收收入 财政收入 预算收入 一般公共预算收入 \
        一般公共预算支出 投资 固定资产投资 水质 居民 收购价 最低收购价 先进产能 市场占有率 二氧化碳排放量 二氧化碳排放"),
    (Change, "萎缩 增长 增加 增至 增加到 增长到 提高 提高到 提高至 提升 提升到 提升至 上升 上升到 上升至 回升 回升到 \
        上涨 上调 上调到 上调至 扩大 扩大到 扩大至 扩展到 攀升 攀升至 跃升 跃升至 跃升到 升至 升到 涨至 增幅 \
        增速 涨幅 降幅 下降 下降到 下降至 降低 降低到 降低至 降至 降到 减少 减少到 减至 压减 压减到 压减至 \
        整合压减 整合压减到 整合压减至 整合为 归并为 撤并为 提至 月增 年增 延伸到 延伸至 延长到 延长至 压缩 压缩到 压缩至 缩短 缩短到 缩短至 缩小 缩小到 缩小至 收窄 收窄到 收窄至 回落 回落到 回落至 下滑 \
        下跌 下调 下调到 下调至 削减 精简 精简到 精简至 翻了 翻一番 递增 递减 持平 恢复到 恢复至 发展到 \
        调整到 调整为 调整至 优化到 扩容至 扩容到 拓展至 拓展到 加快 加快至 加快到 放缓 放缓至 放缓到 多增 少增 由负转正 正增长 负增长 增收 增产 减产 成倍增长 \
        翻番 平均增长 平均下降 年均增长 实际增长 名义增长 同口径增长 快速增长 较快增长 稳定增长 平稳增长 稳步增长 \
        净增长 短收 超收 触底回升 止跌回升 企稳回升 触底反弹 增支 减收 减支 微降 微涨 微升 微增 偏多 偏少 缩减 缩减到 缩减至 压降 调增 调减 负向拉动 减轻了 升值 贬值"),
    (Reach, "达到 达成 突破 突破了 超过 超过了 超出 高达 多达 仅为 仅有 约为 平均为 平均达 平均达到 位居 位列 排名 排在 稳居 跻身 居于 \
        处于 稳定在 保持在 维持在 控制在 控制到 保持 稳定 保持住 巩固在 迈上 跃上 站上 跨上 迈过 跨过 首破 \
        首超 接近 逼近 不低于 不高于 不超过 不少于 不到 不足 低于 高于 快于 慢于 优于 好于 少于 多于 大于 \
        小于 高出 领先 相当于 等于 达到了 合计 总计 共计 折合 目标为 目标是 预期目标为 预期为 设定为 定为 \
        安排为 核定为 初步核定为 从无到有 从小到大 由小变大 由弱到强 由弱变强 从弱到强 从零起步 后来居上 稳定达到 跨越 连跨 再上 连上 突破至"),
    (Deed, "到位 新发展 新改造 新培训 新种植 新栽植 取缔 复绿 加固 除险加固 清淤 疏浚 救治 清偿 清收 追缴 追回 出清 摸排 督办 关停搬迁 关闭搬迁 补种 抚育 \
        新增 新建 新建成 新开工 新开工建设 新开通 新认定 新培育 新设 新设立 新引进 新签约 新签 新投产 新获批 \
        新获 新增设 新改扩建 新改建 新建提升 启动改造 建设改造 改建 扩建 改扩建 修建 修缮 清理 清理整治 淘汰 \
        关停 关闭 关停退出 退出 化解 取消 取消和下放 取消调整下放 取消下放 调整下放 下放 减免 减轻 免除 拆除 培育 引进 引育 引入 招引 招募 招聘 \
        招收 集聚 汇聚 聚集 吸引 吸纳 带动 拉动 辐射 惠及 受益 服务保障 接待 运送 开行 开通 新辟 加密 开辟 \
        发行 募集 筹集 争取 争取到位 落实 撬动 发放 兑付 兑现 拨付 减税 退税 资助 帮扶 帮助 援助 收治 诊疗 免费筛查 \
        查处 查办 侦破 破获 抓获 打掉 受理 办结 审结 开工 开工建设 开建 竣工 完工 投产 投用 建成投用 建成投产 \
        建成投运 投运 建成 建设筹集 筹建 打造 打通 创建 创成 创立 组建 设立 成立 设置 布局 布设 部署 增设 增补 \
        增配 配建 配备 加装 安装 铺设 架设 敷设 栽植 播种 收储 销售 出栏 存栏 外送 保供 输送 调入 调出 \
        提供 投放 推广应用 收购 出让 划拨 评定 评选 命名 授牌 入库 入选 纳入 列入 上榜 获得 获评 获批 \
        获批建设 获建 获准 荣获 夺得 斩获 签约 签订 签署 达成 引导设立 孕育 注册 挂牌 上市 组织 举办 承办 \
        主办 召开 举行 派出 选派 选聘 选拔 转移就业 支持 盘活 整合 压减 腾退 完成造林 退耕 退牧 巡查 排查 \
        排查整治 化验 制修订 制定修订 修订 累计发放 筹措 联网 接入 攻克 突破性 汇集 发现 连通 通达 联通 净增 \
        升级改造 更新改造 提升改造 减船转产 新登记 新制定 新修订 试运行 试运营"),
    (Act, "集中 对接 运营 管理 服务 监测 检测 认证 认定 保障 研发 研制 租赁 示范 试点 交易 创新 治理 保护 储备 \
        救助 登记 备案 培训 生产 加工 供应 供给 应用 推广 支撑 优化 强化 深化 统筹 探索 引导 转化 孵化 \
        开放 共享 采购 建设 发展 改造 扶持 种植 养殖 流转 托管 经营 绿化 调解 整治 输出 搬迁 安置 补助 \
        补贴 奖补 应对 办理 开发 消费 流通 运输 参保 覆盖 利用 交流 合作 处置 处理 演出 使用 购置 申请 授权 \
        试验 检查 抽检 筛查 体检 支付 转移 修复 承诺 执行"),
    (Light, "完成 完成了 实现 实现了 共有 现有 已有 另有 还有 包括 涉及 安排 安排了 投入 投入了 出台 出台了 制定 \
        制定了 推出 推出了 实施 实施了 开展 推进 推动 推行 促进 促使 促成 启动 组织实施 组织开展 建立 建立了 健全 形成 构建 \
        解决 解决了 办好 办成 抓好 做好 确保 争取 力争 努力 支持 发布 提出 提交 审议 编制 列支 承担 \
        成长为 跃升为 晋升为 \
        成功应对 加强 加快推进 加快建设 稳步推进 持续推进 扎实推进 深入实施 全面实施 全面完成 全面实现 超额完成 \
        如期完成 圆满完成 顺利完成 率先实现 提前完成 重构 落地 落户 退出 达成 成为 通过 依托 围绕 聚焦 坚持 \
        保持了 加大 扩围 入驻 遴选 取得 产生 获取 构筑 发展了 助力 确定 明确 下达 分配 给予 予以 赋予 运用 \
        申报 加速 总投入 奖励 争创 实行 开辟 发动 履行 推开 开出 打好 守护 做强 做大 发出 铺开 投向 享受 \
        享有 进入 迈入 参与 参加 具有 具备 接受 受到 得到 升格 落成 列 超额实现 圆满实现 通了 用上 喝上 住上 \
        能够 通上 用于 中有 尚有 拥有"),
    (Share, "占 约占 只占 仅占 占到 占了 占据"),
    (Each, "分别 分别为 分别达 分别达到 分别是 均为 均达 均达到 全部 双双 依次为 依次"),
    (Link, "剔除 扣除 与上年 对比 相比 对标 较之 在前年 在去年 在上年 在今年 在此基础上"),
    (Scope, "全省 全市 全区 全县 全国 全州 全盟 全旗 全镇 全乡 全村 全校 全系统 我省 我市 我区 我县 我国 我州 \
        本省 本市 本区 本县 全自治区 全自治州 全球 全疆 全域 省内 市内 区内 县内 境内"),
    (Adjective, "基本 直接 主要 实际 名义 计划 预算 历史 最高 最低 平均 平均每 全面 有效 总体 重点 整体 综合 联合 政府 \
        省政府 市政府 省委 市委"),
    (Plain, "其中 同时 此外 另外 全年 预计 预期 初步核算 初步统计 经初步核算 据统计 累计 累计完成 累计实现 累计有 \
        连续 每年 年均 年平均 平均每年 同比 环比 比上年 较上年 比去年 较去年 比上年同期 比上年末 较上年末 比上年底 较上年底 比多年平均值 较多年平均值 比多年平均 较多年平均 比常年 较常年 比常年同期 较常年同期 比上月末 较上月末 比上月 较上月 比年初 较年初 比去年末 比去年底 同期 上年 去年 今年 \
        明年 当年 当月 当季 本月 本年度 各月 各季度 本年 年末 年底 年初 去年末 去年底 上年末 上年底 今年末 本年末 上半年 下半年 今年以来 一年来 截至 截止 截至目前 目前 期间 时期 已经 \
        已累计 总共 一共 合计 再次 首次 率先 提前 超额 稳步 持续 不断 加快 加速 进一步 更加 明显 显著 大幅 \
        大幅度 小幅 稳中有升 稳中有进 有序 有力 有效地 深入 扎实 大力 积极 着力 全力 顺利 圆满 如期 成功 \
        成倍 只有 约有 将达 可达 有望 力争达到 继续 仍然 保持着 扣除价格因素 可比 按可比价 按可比价格 按可比价格计算 \
        同口径 可比口径 按可比口径 按不变价格计算 按可比价计算 按不变价 按不变价计算 按不变价格 按现价计算 按当年价格 按当年价 按现行价格 按现行价格计算 按常住人口计算 按户籍人口计算 按年平均汇率折算 按年平均汇率计算 按平均汇率折算 按平均汇率计算 按汇率折算 按常住地分 \
        据初步核算 据初步统计 初步测算 据初步测算 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 并且 以及 \
        因此 为此 通过 左右 以上 以下 以内 之间 历史性 历史新高 创历史新高 再创历史新高 创历史 先后 经审查 经审查决定 新高 至少 最多 没有 我们 在全国率先 基础上 \
        过去 近年来 五年来 现在 当前 这里 初具规模 初具雏形 逆势 逐步 逐年 同步 平稳 分批 年产 日产 月产 一律 加上 相继 陆续 每人每月 每月 每日 每天 分季度 分月 按年均汇率折算 按年均汇率计算 按当年平均汇率折算 按当年汇率折算 \
        每人每年 人均每月 分别看 主要是 主要为 始终 一直 接连 年内 依法"),
];

static LEXICON: LazyLock<Index<Class>> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .flat_map(|(class, words)| words.split_whitespace().map(move |word| (word, *class)));
    Index::by_first(words)
});

/// The longest word that begins at a place, with the place behind it. Of two classes of one word the earlier in the list.
pub(super) fn word(prose: &Prose, place: usize) -> Option<(Class, usize)> {
    let (word, class) = LEXICON
        .starting(prose.at(place))
        .find(|(word, _)| prose.has(place, word))?;
    Some((*class, place + word.chars().count()))
}

/// Words of one kind by their last and by their first character.
struct Words {
    by_last: Vec<(char, &'static str)>,
    by_first: Vec<(char, &'static str)>,
}

impl Words {
    fn of(classes: &[Class]) -> Self {
        let listed = WORDS.iter().filter(|(class, _)| classes.contains(class));
        let words: Vec<&'static str> = listed.flat_map(|(_, words)| words.split_whitespace()).collect();
        let sorted = |key: fn(&str) -> Option<char>| {
            let mut sorted: Vec<_> = words.iter().filter_map(|word| Some((key(word)?, *word))).collect();
            sorted.sort_unstable();
            sorted
        };
        Self {
            by_last: sorted(|word| word.chars().next_back()),
            by_first: sorted(|word| word.chars().next()),
        }
    }

    fn with(sorted: &[(char, &'static str)], c: char) -> impl Iterator<Item = &'static str> {
        let from = sorted.partition_point(|(key, _)| *key < c);
        let here = sorted.iter().skip(from).take_while(move |(key, _)| *key == c);
        here.map(|(_, word)| *word)
    }

    /// The longest word that a name ends with.
    fn ending(&self, name: &str) -> Option<&'static str> {
        let last = name.chars().next_back()?;
        let words = Self::with(&self.by_last, last).filter(|word| name.ends_with(word));
        words.max_by_key(|word| word.len())
    }

    fn begins(&self, name: &str) -> bool {
        let first = name.chars().next().unwrap_or('\0');
        Self::with(&self.by_first, first).any(|word| name.starts_with(word))
    }

    /// The first place behind the beginning of a name where a word begins.
    fn within(&self, name: &str) -> Option<usize> {
        name.char_indices()
            .skip(1)
            .map(|(at, _)| at)
            .find(|at| name.get(*at..).is_some_and(|rest| self.begins(rest)))
    }
}

static MEASURES: LazyLock<Words> = LazyLock::new(|| Words::of(&[Measure]));
static ENDS: LazyLock<Words> = LazyLock::new(|| Words::of(&[Measure, Head]));
static NOUNS: LazyLock<Words> = LazyLock::new(|| Words::of(&[Noun]));

/// Whether a name is nothing but a quantity of a thing that stands elsewhere.
pub(super) fn is_measure(name: &str) -> bool {
    MEASURES.ending(name) == Some(name)
}

/// A name without the quantity at its end: 某产品产量 is 某产品.
pub(super) fn without_measure(name: &str) -> &str {
    // 地区生产总值 is no 总值 of 地区生产.
    let whole = ENDS.ending(name).map_or(0, str::len);
    MEASURES
        .ending(name)
        .filter(|measure| measure.len() == whole)
        .and_then(|word| name.strip_suffix(word))
        .unwrap_or(name)
}

/// The place in a name, in bytes, where the quantity begins that several things share: 甲、乙产量.
pub(super) fn shared_end(name: &str) -> Option<usize> {
    ENDS.within(name)
}

/// The longest quantity that a name ends with: 增加值 of 采矿业增加值.
pub(super) fn end_of(name: &str) -> Option<&'static str> {
    ENDS.ending(name)
}

/// Whether a name ends with a quantity.
pub(super) fn has_end(name: &str) -> bool {
    ENDS.ending(name).is_some()
}

/// A name without the word for a place or system in front: 全市收入 is 收入.
pub(super) fn without_scope(name: &str) -> &str {
    let words = WORDS.iter().filter(|(class, _)| *class == Scope);
    let mut words = words.flat_map(|(_, words)| words.split_whitespace());
    words.find_map(|word| name.strip_prefix(word)).unwrap_or(name)
}

/// Whether a name begins with a noun of the list.
pub(super) fn begins_noun(name: &str) -> bool {
    NOUNS.begins(name)
}

/// Whether a name ends with a noun of the list.
pub(super) fn ends_noun(name: &str) -> bool {
    NOUNS.ending(name).is_some()
}
