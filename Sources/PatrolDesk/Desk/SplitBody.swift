import Screen

/// The body in two where it is wide: a list, and behind a rule what is chosen in it.
struct SplitBody {
  /// Where the list stands; a column stays free before the rule.
  let list: Area
  /// The rule between the two.
  let rule: Area
  /// Where what is chosen stands; a column stays free behind the rule.
  let detail: Area

  /// - Parameters:
  ///   - columns: those of the list, with the free one.
  ///   - margin: the columns that stay free at the right edge.
  init(_ body: Area, list columns: Int, margin: Int = 1) {
    let parts = body.splitColumns([.fixed(columns), .rest])
    list = parts[0].droppingRight(1)
    let rest = parts[1]
    rule = Area(row: rest.row, column: rest.column, rows: rest.rows, columns: 1)
    detail = Area(
      row: rest.row, column: rest.column + 2, rows: rest.rows, columns: rest.columns - 2 - margin)
  }
}
