import Documents
import Localization
import WorkOrderEngine

extension Papers {
  /// How the rate of kept promises changed since the month before, and the three that moved it most.
  func moveBlocks(_ letter: MonthLetter) -> [Document.Block] {
    let heading = Document.Block.heading(level: 1, strings.heading("report.section.moves"))
    guard let before = letter.before.rate, let after = letter.whole.result.rate,
      let change = change(of: letter)
    else {
      return [heading, .paragraph(strings["report.moves.none"])]
    }
    let words = strings.text(
      "report.moves.change",
      [
        "before": formats.percent(before), "after": formats.percent(after),
        "previous": "\(letter.month.previous)",
        "points": (change > 0 ? "+" : "") + points(change),
      ])
    return [
      heading, .paragraph(words), .table(movesTable(letter, change: change)),
      .paragraph(strings["report.note.moves"]),
    ]
  }

  /// What the two rates on the paper differ by in tenths of a percentage point, so that a reader who subtracts
  /// them gets the same.
  func change(of letter: MonthLetter) -> Int? {
    guard let before = letter.before.rate, let after = letter.whole.result.rate else { return nil }
    return Rounding.tenths(after * 100) - Rounding.tenths(before * 100)
  }

  /// The three with all others in one row, which add up to the change; so do the parts of each row.
  ///
  /// - Parameter change: in tenths of a percentage point.
  private func movesTable(_ letter: MonthLetter, change: Int) -> Document.Table {
    let figures: [MessageKey] = [
      "report.column.contribution", "report.column.mixEffect", "report.column.rateEffect",
    ]
    let shown = letter.mostMoved
    let rest = letter.moves.dropFirst(shown.count)
    let moved = MovedTenths(shown: shown, rest: Array(rest), change: change)
    var rows = shown.indices.map { index -> [Document.Cell] in
      let (move, group) = (shown[index].move, shown[index].move.group)
      let name = "\(campus(group.campus)) \(category(group.category))"
      let kept = "\(share(move.before)) → \(share(move.after))"
      return [.init(name)] + cells(moved.rows[index])
        + [.init(kept), .init(orders(behind: shown[index]))]
    }
    if !shown.isEmpty, !rest.isEmpty, let others = moved.rows.last {
      rows.append([.init(strings["report.moves.others"])] + cells(others) + ["", ""])
    }
    let total: [Document.Cell] =
      [.init(strings["report.total"], .strong)] + cells(moved.total).map { $0.with(.strong) }
      + ["", ""]
    return Document.Table(
      columns: [
        .init(strings.heading("report.column.group"), minimum: 8, maximum: 16, flexible: true)
      ] + figures.map { .init(strings.heading($0), .trailing, minimum: 5, maximum: 9) }
        + [
          .init(strings.heading("report.column.keptChange"), minimum: 7),
          .init(strings.heading("report.column.behind"), minimum: 12, flexible: true),
        ],
      rows: rows, emptyText: strings["report.moves.still"], total: shown.isEmpty ? nil : total)
  }

  /// What a row moved, by volume and by rate.
  private func cells(_ row: MovedTenths.Row) -> [Document.Cell] {
    [
      .init(points(row.whole), .strong), .init(points(row.mix)), .init(points(row.rate)),
    ]
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
      line("report.moves.brokenBefore", item.brokenBefore),
      line("report.moves.broken", item.broken),
    ]
    return lines.compactMap { $0 }.joined(separator: strings["format.clause.separator"])
  }

  private func share(_ result: GroupResult) -> String {
    "\(formats.count(result.kept))/\(formats.count(result.judged))"
  }

  /// Tenths of a percentage point: `1.2`, `−0.4`. A plus would be a formula in a spreadsheet.
  func points(_ tenths: Int) -> String { formats.number(Double(tenths) / 10, digits: 1) }
}

/// The moves in tenths of a percentage point, rounded so that rows and parts add up.
private struct MovedTenths {
  struct Row {
    var whole = 0
    var mix = 0
    var rate = 0
  }

  /// Those that are shown, and all others as one.
  var rows: [Row]
  var total: Row

  init(shown: [MonthMove], rest: [MonthMove], change: Int) {
    var mixes = shown.map { $0.move.mix * 1_000 }
    var rates = shown.map { $0.move.rate * 1_000 }
    if !rest.isEmpty {
      mixes.append(rest.reduce(0) { $0 + $1.move.mix } * 1_000)
      rates.append(rest.reduce(0) { $0 + $1.move.rate } * 1_000)
    }
    let wholes = Rounding.parts(of: change, like: zip(mixes, rates).map { $0 + $1 })
    rows = wholes.indices.map { index in
      let parts = Rounding.parts(of: wholes[index], like: [mixes[index], rates[index]])
      return Row(whole: wholes[index], mix: parts[0], rate: parts[1])
    }
    total = rows.reduce(into: Row()) { sum, row in
      sum.whole += row.whole
      sum.mix += row.mix
      sum.rate += row.rate
    }
  }
}
