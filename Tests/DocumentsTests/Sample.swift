import Documents

/// The document that the golden tests of every form share.
enum Sample {
  static let sheet = Document(
    title: "交接班单", subtitle: "南湖校区 · 早班",
    blocks: [
      .heading(level: 1, "班次"),
      .keyValues([.init("日期", "2026-11-27"), .init("天气", .init("无记录", .gap))]),
      .heading(level: 1, "未完工单"),
      .table(orders),
      .heading(level: 2, "在场外包"),
      .gap("无记录"),
      .list(["钥匙 12 把", "对讲机 4 部"]),
      .paragraph("明日 8:00 停水 <东区>。"),
      .rule,
      .signatures([
        .init(label: "交班人", name: "张伟", timeLabel: "时间", time: "2026-11-27 14:02:05"),
        .init(label: "接班人", timeLabel: "时间"),
      ]),
    ],
    footer: "SHA-256 0123")

  static let orders = Document.Table(
    columns: [
      .init("单号"), .init("地点", minimum: 6, flexible: true),
      .init("剩余", .trailing), .init("状况", .center),
    ],
    rows: [
      ["NH-4107", "图书馆 B1 配电室，母排焦味，变压器九十六度", .init("+3:40", .alert), "超期"],
      ["NH-4110", "一食堂|后厨", "0:41"],
    ],
    total: ["合计", "", "2"])
}
