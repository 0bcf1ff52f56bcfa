extension Document.Chart {
  /// All figures of the chart as a table: what Markdown and CSV have in its place.
  public var table: Document.Table {
    switch self {
    case .bars(let bars): bars.table
    case .columns(let columns): columns.table
    case .calendar(let calendar): calendar.table(of: calendar.columns.indices)
    }
  }
}

extension Document.Chart.Bars {
  var table: Document.Table {
    var columns = [
      Document.Column(labelTitle, minimum: 6, flexible: true), .init(figureTitle, .trailing),
    ]
    if hasPromises { columns.append(.init(promiseTitle, .trailing)) }
    if hasWords { columns.append(.init(wordTitle)) }
    return Document.Table(
      columns: columns,
      rows: bars.map { bar in
        var cells: [Document.Cell] = [.init(bar.label), .init(bar.amount.figure)]
        if hasPromises { cells.append(.init(bar.promise?.figure ?? "")) }
        if hasWords { cells.append(.init(bar.word, bar.isMissed ? .alert : .plain)) }
        return cells
      })
  }
}

extension Document.Chart.Columns {
  var table: Document.Table {
    Document.Table(
      columns: [
        .init(labelTitle, minimum: 6, flexible: true), .init(wholeTitle, .trailing),
        .init(restTitle, .trailing), .init(partTitle, .trailing),
      ] + (hasNotes ? [.init(noteTitle, .trailing)] : []),
      rows: columns.map { column in
        [.init(column.label)]
          + [column.whole.figure, column.rest, column.part.figure].map { .init($0) }
          + (hasNotes ? [.init(column.note)] : [])
      })
  }

  /// The same with a column a week, for under the picture.
  func table(of range: Range<Int>) -> Document.Table {
    let shown = columns[range]
    var rows: [[Document.Cell]] = [
      [.init(wholeTitle)] + shown.map { .init($0.whole.figure) },
      [.init(restTitle)] + shown.map { .init($0.rest) },
      [.init(partTitle)] + shown.map { .init($0.part.figure) },
    ]
    if hasNotes { rows.append([.init(noteTitle)] + shown.map { .init($0.note) }) }
    return Document.Table(
      columns: [.init(labelTitle)] + shown.map { .init($0.short, .trailing) }, rows: rows)
  }
}

extension Document.Chart.Calendar {
  /// The weeks of a range.
  func table(of range: Range<Int>) -> Document.Table {
    Document.Table(
      columns: [.init(rowTitle, minimum: 6, flexible: true)]
        + columns[range].map { .init($0, .center) },
      rows: rows.map { row in
        [.init(row.label)]
          + cells(of: row)[range].map { cell in
            .init(allWords(cell), cell.word == .missed ? .alert : .plain)
          }
      })
  }
}
