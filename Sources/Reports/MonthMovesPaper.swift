import Documents
import Localization
import WorkOrderEngine

extension Papers {
  /// How the rate of kept promises changed since the month before, and the three that moved it most.
  func moveBlocks(_ letter: MonthLetter) -> [Document.Block] {
    let heading = Document.Block.heading(level: 1, strings.heading("report.section.moves"))
    guard let before = letter.before.rate, let after = letter.whole.result.rate else {
      return [heading, .paragraph(strings["report.moves.none"])]
    }
    let change = strings.text(
      "report.moves.change",
      [
        "before": formats.percent(before), "after": formats.percent(after),
        "previous": "\(letter.month.previous)",
        "points": (after > before ? "+" : "") + points(after - before),
      ])
    return [heading, .paragraph(change), .table(movesTable(letter))]
  }

  private func movesTable(_ letter: MonthLetter) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.contribution", "report.column.mixEffect", "report.column.rateEffect",
    ]
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.group"), minimum: 8, maximum: 16, flexible: true)
      ] + figures.map { .init(strings.heading($0), .trailing, minimum: 5, maximum: 9) }
        + [
          .init(strings.heading("report.column.keptChange"), minimum: 7),
          .init(strings.heading("report.column.behind"), minimum: 12, flexible: true),
        ],
      rows: letter.mostMoved.map { item in
        let (move, group) = (item.move, item.move.group)
        return [
          .init("\(campus(group.campus)) \(category(group.category))"),
          .init(points(move.contribution), .strong), .init(points(move.mix)),
          .init(points(move.rate)), .init("\(share(move.before)) → \(share(move.after))"),
          .init(orders(behind: item)),
        ]
      }, emptyText: strings["report.moves.still"])
  }

  /// The broken promises of both months, of each the first few by number.
  private func orders(behind item: MonthMove) -> String {
    func line(_ key: MessageKey, _ numbers: [String]) -> String? {
      guard !numbers.isEmpty else { return nil }
      let shown = numbers.prefix(5).joined(separator: " ")
      let more = numbers.count > 5 ? " +\(formats.count(numbers.count - 5))" : ""
      return strings.text(key, ["orders": shown + more])
    }
    let lines = [
      line("report.moves.broken", item.broken),
      line("report.moves.brokenBefore", item.brokenBefore),
    ]
    return lines.compactMap { $0 }.joined(separator: strings["format.clause.separator"])
  }

  private func share(_ result: GroupResult) -> String {
    "\(formats.count(result.kept))/\(formats.count(result.judged))"
  }

  /// A change of a rate in percentage points: `1.2`, `−0.4`. A plus would be a formula in a spreadsheet.
  private func points(_ change: Double) -> String { formats.number(change * 100, digits: 1) }
}
