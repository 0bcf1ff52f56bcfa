import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// Orders as a table for people and as columns for programs.
struct OrderTable {
  let invocation: Invocation
  let zones: [Int64: ZoneRules]
  let now: Instant

  func write(_ rows: [OrderListRow]) {
    let strings = invocation.strings
    var table = Table(columns: [
      .init(title: ""), .init(title: strings["order.field.number"]),
      .init(title: strings["order.field.priority"]),
      .init(title: strings["order.field.state"]),
      .init(title: strings["order.field.remaining"], isFigure: true),
      .init(title: strings["order.field.due"]),
      .init(title: strings["order.field.place"], isFlexible: true),
      .init(title: strings["order.field.text"], isFlexible: true),
      .init(title: strings["order.field.holder"], isFlexible: true),
    ])
    table.rows = rows.map(cells)
    // A program wants the number first.
    if !Console.isForPeople {
      table.rows = table.rows.map { [$0[1], $0[0]] + $0[2...] }
    }
    table.write(to: invocation)
  }

  private func cells(_ row: OrderListRow) -> [TableCell] {
    let strings = invocation.strings
    let formats = invocation.formats
    let zone = zones[row.campusID] ?? .utc
    let clock = row.clock
    let running = clock.flatMap { $0.stopped == nil ? $0 : nil }
    return [
      sign(row), TableCell(row.number), TableCell(row.priority.rawValue),
      TableCell(strings.word(row.stage)),
      TableCell(running.map { $0.left(at: now, in: formats) } ?? ""),
      TableCell(running?.standingDue.map { formats.shortDateTime(zone.parts($0)) } ?? ""),
      TableCell(row.place.isEmpty ? row.campus : row.place), TableCell(row.text),
      TableCell(strings.name(of: row.holder, row.holderName)),
    ]
  }

  /// Letter and colour of the clock, with the mark of a major problem.
  private func sign(_ row: OrderListRow) -> TableCell {
    let word = row.clock?.word
    let major = row.isMajor ? "M" : ""
    return switch word {
    case .late: TableCell("!" + major, .bad)
    case .atRisk: TableCell("~" + major, .warning)
    case .onTime: TableCell("·" + major, row.isMajor ? .strong : .good)
    case .onHold: TableCell("=" + major, row.isMajor ? .strong : .held)
    case .met, .missed, .stopped, nil: TableCell(major, .strong)
    }
  }
}

extension Strings {
  /// The name of a holder: a person, a crew or a contractor by name, the others by what they are.
  func name(of holder: Holder, _ name: String) -> String {
    switch holder {
    case .person, .crew, .contractor: name
    case .desk: text("holder.desk")
    case .reporter: text("holder.reporter")
    case .parts: text("holder.parts")
    case .weather: text("holder.weather")
    case .supervisor: text("holder.supervisor")
    }
  }
}
