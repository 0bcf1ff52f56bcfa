extension Document.Chart {
  /// How the rounds of routes stand week by week.
  public struct Calendar: Hashable, Sendable {
    /// What the picture shows.
    public var title: String
    /// Over the labels of the rows.
    public var rowTitle: String
    /// The weeks, from the left.
    public var columns: [String]
    /// The rows, from above.
    public var rows: [CalendarRow]
    /// What the words are called; one that is missing is left out of the legend.
    public var names: [CalendarWord: String]

    /// A calendar.
    public init(
      title: String, rowTitle: String, columns: [String], rows: [CalendarRow],
      names: [CalendarWord: String]
    ) {
      self.title = title
      self.rowTitle = rowTitle
      self.columns = columns
      self.rows = rows
      self.names = names
    }

    /// The words that occur, with their names, in the order of the closed set.
    var legend: [(word: CalendarWord, name: String)] {
      let seen = Set(rows.flatMap { cells(of: $0).map(\.word) })
      return CalendarWord.allCases.compactMap { word in
        guard seen.contains(word), let name = names[word] else { return nil }
        return (word, name)
      }
    }

    /// The cells of a row, exactly one a column.
    func cells(of row: CalendarRow) -> [CalendarCell] {
      columns.indices.map { $0 < row.cells.count ? row.cells[$0] : CalendarCell(.none) }
    }

    /// What a cell says in words: its figure, and its name unless all is done.
    func words(_ cell: CalendarCell) -> String {
      let name = cell.word == .done && !cell.figure.isEmpty ? "" : names[cell.word] ?? ""
      return [cell.figure, name].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What a cell says where no sign stands beside it: `2/2` alone would be the second of February.
    func allWords(_ cell: CalendarCell) -> String {
      [cell.figure, names[cell.word] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The weeks in runs of at most so many, as even as they get: what is too wide for a paper
    /// stands below itself.
    func bands(of most: Int) -> [Range<Int>] {
      guard !columns.isEmpty else { return [] }
      let count = (columns.count + max(1, most) - 1) / max(1, most)
      let size = (columns.count + count - 1) / count
      return stride(from: 0, to: columns.count, by: size)
        .map { $0..<min($0 + size, columns.count) }
    }
  }

  /// A route or a campus in a calendar.
  public struct CalendarRow: Hashable, Sendable {
    /// Which one.
    public var label: String
    /// A cell a week; a short row is filled with cells that ask for nothing.
    public var cells: [CalendarCell]

    /// A row.
    public init(_ label: String, _ cells: [CalendarCell]) {
      self.label = label
      self.cells = cells
    }
  }

  /// A week of a row.
  public struct CalendarCell: Hashable, Sendable {
    /// How it stands.
    public var word: CalendarWord
    /// The figure, such as `1/2`.
    public var figure: String

    /// A cell.
    public init(_ word: CalendarWord, _ figure: String = "") {
      self.word = word
      self.figure = figure
    }
  }

  /// How a route stands in a week. Each has a sign and a shape of its own.
  public enum CalendarWord: String, CaseIterable, Hashable, Sendable {
    /// All that was asked for.
    case done
    /// Something is to be walked, and there is time.
    case owed
    /// Something is to be walked, and little time.
    case atRisk
    /// Less than was asked for.
    case missed
    /// Not to be walked.
    case suspended
    /// The week lies ahead.
    case notBegun
    /// Nothing was asked for.
    case none
  }
}
