import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// A clock that was not met, and who used how much of its allowance.
struct BreachShape {
  let breach: Breach
  let zone: ZoneRules
  let names: StoryNames

  var json: JSON {
    [
      "clock": .string(breach.kind.rawValue), "cycle": JSON(breach.cycle),
      "due": JSON(breach.due, zone), "allowance": JSON(Int(breach.allowance)),
      "used": JSON(Int(breach.used)),
      "holders": .array(
        breach.shares.map { share in
          ["holder": .string(names.holder(share.holder)), "used": JSON(Int(share.seconds))]
        }),
    ]
  }

  /// A row for each clock and holder.
  static func table(
    _ breaches: [Breach], _ names: StoryNames, _ strings: Strings, _ formats: Formats
  ) -> Table {
    var table = Table(columns: [
      .init(title: ""), .init(title: strings["order.field.holder"]),
      .init(title: strings["explain.column.time"], isFigure: true),
      .init(title: strings["order.breach.share"], isFigure: true),
    ])
    for breach in breaches {
      for (share, percent) in zip(breach.shares, breach.percentWords(formats)) {
        table.rows.append([
          TableCell(strings.text(MessageKey("clock.kind.\(breach.kind.rawValue)"))),
          TableCell(strings.name(of: share.holder, names.holder(share.holder))),
          TableCell(formats.open(share.seconds)), TableCell(percent),
        ])
      }
    }
    return table
  }
}
