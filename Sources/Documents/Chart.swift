extension Document {
  /// Figures as a picture. Each form draws them as it can, and each carries every figure in words
  /// too: text and HTML beside the picture, Markdown and CSV as the table ``Chart/table``.
  public enum Chart: Hashable, Sendable {
    /// Bars below one another, each with what was promised.
    case bars(Bars)
    /// Columns beside one another, as over weeks.
    case columns(Columns)
    /// A row a route or campus, a column a week.
    case calendar(Calendar)

    /// What the picture shows, in a few words.
    public var title: String {
      switch self {
      case .bars(let bars): bars.title
      case .columns(let columns): columns.title
      case .calendar(let calendar): calendar.title
      }
    }
  }
}

extension Document.Chart {
  /// A size that is drawn, with the figure that people read.
  public struct Amount: Hashable, Sendable {
    /// The size, in any unit: a share, seconds, a count. `nil`, what is below zero and what is no
    /// number draws nothing.
    public var value: Double?
    /// The figure as text, such as `87.5%`.
    public var figure: String

    /// A size with its figure.
    public init(_ value: Double?, _ figure: String) {
      self.value = value
      self.figure = figure
    }

    /// Its share of a full bar, 0…1.
    func share(of full: Double) -> Double? {
      guard let value, value.isFinite, value >= 0, full > 0 else { return nil }
      return min(1, value / full)
    }
  }

  /// Bars below one another.
  public struct Bars: Hashable, Sendable {
    /// What the picture shows.
    public var title: String
    /// Over the labels.
    public var labelTitle: String
    /// Over the figures.
    public var figureTitle: String
    /// Over what was promised.
    public var promiseTitle: String
    /// Over the words.
    public var wordTitle: String
    /// The bars, from above.
    public var bars: [Bar]
    /// What fills the whole width, such as 1 for shares; `nil`: the greatest size.
    public var full: Double?

    /// Bars; the titles of promises and words may be empty where no bar has one.
    public init(
      title: String, labelTitle: String, figureTitle: String, promiseTitle: String = "",
      wordTitle: String = "", bars: [Bar], full: Double? = nil
    ) {
      self.title = title
      self.labelTitle = labelTitle
      self.figureTitle = figureTitle
      self.promiseTitle = promiseTitle
      self.wordTitle = wordTitle
      self.bars = bars
      self.full = full
    }

    /// Some bar has a promise.
    var hasPromises: Bool { bars.contains { $0.promise != nil } }

    /// Some bar has a word.
    var hasWords: Bool { bars.contains { !$0.word.isEmpty } }

    /// What fills the whole width.
    var scale: Double {
      if let full, full.isFinite, full > 0 { return full }
      return Document.Chart.greatest(bars.flatMap { [$0.amount, $0.promise].compactMap { $0 } })
    }
  }

  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// Whose bar it is.
    public var label: String
    /// How long it is.
    public var amount: Amount
    /// What was promised, marked in the bar.
    public var promise: Amount?
    /// Whether the promise was kept, in a word.
    public var word: String
    /// The promise was not kept: the bar is hatched.
    public var isMissed: Bool

    /// A bar.
    public init(
      _ label: String, _ amount: Amount, promise: Amount? = nil, word: String = "",
      isMissed: Bool = false
    ) {
      self.label = label
      self.amount = amount
      self.promise = promise
      self.word = word
      self.isMissed = isMissed
    }
  }

  /// Columns beside one another, each with a part of it on top.
  public struct Columns: Hashable, Sendable {
    /// What the picture shows.
    public var title: String
    /// What the labels are, such as weeks.
    public var labelTitle: String
    /// What the columns count.
    public var wholeTitle: String
    /// What their upper parts count.
    public var partTitle: String
    /// What their lower parts count: whole less part.
    public var restTitle: String
    /// What the notes are.
    public var noteTitle: String
    /// The columns, from the left.
    public var columns: [Column]

    /// Columns; the title of the notes may be empty where no column has one.
    public init(
      title: String, labelTitle: String, wholeTitle: String, partTitle: String,
      restTitle: String, noteTitle: String = "", columns: [Column]
    ) {
      self.title = title
      self.labelTitle = labelTitle
      self.wholeTitle = wholeTitle
      self.partTitle = partTitle
      self.restTitle = restTitle
      self.noteTitle = noteTitle
      self.columns = columns
    }

    /// Some column has a note.
    var hasNotes: Bool { columns.contains { !$0.note.isEmpty } }

    /// What fills the whole height.
    var scale: Double { Document.Chart.greatest(columns.map(\.whole)) }
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// What it is called.
    public var label: String
    /// What stands under it where there is little room.
    public var short: String
    /// How high it is.
    public var whole: Amount
    /// How much of it is the upper part, such as what was late.
    public var part: Amount
    /// How much of it is the lower part, as people read it.
    public var rest: String
    /// What else is said of it, such as a rate.
    public var note: String

    /// A column.
    public init(
      _ label: String, short: String? = nil, whole: Amount, part: Amount, rest: String,
      note: String = ""
    ) {
      self.label = label
      self.short = short ?? label
      self.whole = whole
      self.part = part
      self.rest = rest
      self.note = note
    }
  }

  /// The greatest size that can be drawn; 1 where there is none.
  static func greatest(_ amounts: [Amount]) -> Double {
    let sizes = amounts.compactMap(\.value).filter { $0.isFinite && $0 > 0 }
    return sizes.max() ?? 1
  }
}
