extension Document {
  /// A table with titled columns.
  public struct Table: Hashable, Sendable {
    /// The columns.
    public var columns: [Column]
    /// The rows. A short row is filled with empty cells, what is beyond the columns is not shown.
    public var rows: [[Cell]]
    /// Whether the head comes again on each page.
    public var repeatsHead: Bool
    /// What stands in place of the rows when there are none.
    public var emptyText: String?
    /// A row of sums or means under the rows.
    public var total: [Cell]?

    /// A table of these parts.
    public init(
      columns: [Column], rows: [[Cell]], repeatsHead: Bool = true, emptyText: String? = nil,
      total: [Cell]? = nil
    ) {
      self.columns = columns
      self.rows = rows
      self.repeatsHead = repeatsHead
      self.emptyText = emptyText
      self.total = total
    }

    /// The same without the columns that only spreadsheets have.
    public var onPaper: Table {
      guard columns.contains(where: \.isForSpreadsheets) else { return self }
      func shown(_ row: [Cell]) -> [Cell] {
        zip(columns, cells(row)).filter { !$0.0.isForSpreadsheets }.map(\.1)
      }
      var table = self
      table.columns = columns.filter { !$0.isForSpreadsheets }
      table.rows = rows.map(shown)
      table.total = total.map(shown)
      return table
    }

    /// The cells of a row, exactly one a column.
    func cells(_ row: [Cell]) -> [Cell] {
      columns.indices.map { $0 < row.count ? row[$0] : "" }
    }
  }

  /// A column of a table. Widths are terminal columns and count for text only.
  public struct Column: Hashable, Sendable {
    /// The title.
    public var title: String
    /// On which side the cells stand.
    public var alignment: Alignment
    /// The least width at which the column still says something. Narrower, and the table is
    /// written row by row as labels with values.
    public var minimum: Int
    /// The greatest width; longer cells wrap. Nil for none.
    public var maximum: Int?
    /// Whether the column gives way first when the table is too wide.
    public var flexible: Bool
    /// The title in a file for spreadsheets, where it names the unit of the figures; `nil`: the title.
    public var spreadsheet: String?
    /// Only a file for spreadsheets has the column, such as the code beside a name.
    public var isForSpreadsheets: Bool

    /// A column of these parts.
    public init(
      _ title: String, _ alignment: Alignment = .leading, minimum: Int = 4, maximum: Int? = nil,
      flexible: Bool = false, spreadsheet: String? = nil, isForSpreadsheets: Bool = false
    ) {
      self.spreadsheet = spreadsheet
      self.isForSpreadsheets = isForSpreadsheets
      self.title = title
      self.alignment = alignment
      self.minimum = max(2, minimum)
      self.maximum = maximum
      self.flexible = flexible
    }
  }

  /// On which side of its column a text stands.
  public enum Alignment: String, Hashable, Sendable {
    /// Left: words.
    case leading
    /// Right: figures.
    case trailing
    /// In the middle: signs.
    case center
  }

  /// A cell of a table, or a value: a text and what it means.
  public struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text. Line breaks are kept.
    public var text: String
    /// What the text means, where that can be shown.
    public var emphasis: Emphasis
    /// What a file for spreadsheets has in its place: a figure in the unit of its column, a time with its
    /// year; `nil`: the text.
    public var spreadsheet: String?

    /// A cell of these parts.
    public init(_ text: String, _ emphasis: Emphasis = .plain, spreadsheet: String? = nil) {
      self.text = text
      self.emphasis = emphasis
      self.spreadsheet = spreadsheet
    }

    /// The same with another emphasis.
    public func with(_ emphasis: Emphasis) -> Cell {
      Cell(text, emphasis, spreadsheet: spreadsheet)
    }

    /// A plain cell written as a literal.
    public init(stringLiteral value: String) { self.init(value) }
  }

  /// What a cell means. Never the only carrier: the text must say it too.
  public enum Emphasis: String, Hashable, Sendable {
    /// Nothing particular.
    case plain
    /// A sum, a number that matters.
    case strong
    /// Late, missed, major.
    case alert
    /// Something that should have been recorded and was not; text shows it in brackets.
    case gap
  }
}
