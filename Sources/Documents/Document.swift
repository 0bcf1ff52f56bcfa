/// A printed thing before it is printed: a title and blocks, without any measure of paper or
/// screen. The same value is rendered as text, Markdown, CSV and HTML.
public struct Document: Hashable, Sendable {
  /// The title, on the first line and in the head of the HTML file.
  public var title: String
  /// A line under the title, such as campus, shift and sheet number.
  public var subtitle: String?
  /// The language of the texts as HTML names it: `zh-Hans` or `en`.
  public var language: String
  /// The blocks in their order.
  public var blocks: [Block]
  /// A line at the end, such as the digest of a sheet; its line breaks are kept.
  public var footer: String?
  /// What the paper says in its title and in sentences, as rows for a spreadsheet, which has no sentences; `nil`:
  /// nothing that its tables do not have.
  public var facts: Table?

  /// A document of these parts.
  public init(
    title: String, subtitle: String? = nil, language: String = "zh-Hans", blocks: [Block] = [],
    footer: String? = nil, facts: Table? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.blocks = blocks
    self.footer = footer
    self.facts = facts
  }

  /// One part of a document.
  public enum Block: Hashable, Sendable {
    /// A heading of level 1 (a section) to 3.
    case heading(level: Int, String)
    /// Running text; its line breaks are kept.
    case paragraph(String)
    /// Labels with their values.
    case keyValues([KeyValue])
    /// A table.
    case table(Table)
    /// Figures as a picture, with the figures beside it.
    case chart(Chart)
    /// A text for eye and camera.
    case code(Code)
    /// Items with a dash, or with numbers from one.
    case list([String], numbered: Bool = false)
    /// Things to tick by hand, each behind an empty box; below one another, or beside one another
    /// as far as there is room.
    case ticks([String], beside: Bool = false)
    /// The mark that something which belongs here was not recorded, so that an empty section
    /// cannot be taken for "nothing happened". The text says so: `无记录`.
    case gap(String)
    /// A line across.
    case rule
    /// Room to write by hand.
    case room([WritingRoom])
    /// Signatures, or the lines to sign on.
    case signatures([Signature])
    /// A hint to begin a new page here where there are pages.
    case pageBreak
  }

  /// A label with its value.
  public struct KeyValue: Hashable, Sendable {
    /// The label, without a colon.
    public var key: String
    /// The value.
    public var value: Cell

    /// A label with its value.
    public init(_ key: String, _ value: Cell) {
      self.key = key
      self.value = value
    }
  }

  /// Lines to write on by hand, far enough apart for a pen.
  public struct WritingRoom: Hashable, Sendable {
    /// What is to be written.
    public var label: String
    /// On how many lines.
    public var lines: Int

    /// Room for so many lines, at least one.
    public init(_ label: String, lines: Int = 1) {
      self.label = label
      self.lines = max(1, lines)
    }
  }

  /// A signature with its exact time, or the line to sign on while there is none.
  public struct Signature: Hashable, Sendable {
    /// Whose signature it is, such as the leaving leader.
    public var label: String
    /// The name, when signed.
    public var name: String?
    /// What stands before the time.
    public var timeLabel: String
    /// The exact time as text, when signed.
    public var time: String?
    /// A remark, such as the reason of a refusal.
    public var note: String?

    /// A signature of these parts.
    public init(
      label: String, name: String? = nil, timeLabel: String, time: String? = nil,
      note: String? = nil
    ) {
      self.label = label
      self.name = name
      self.timeLabel = timeLabel
      self.time = time
      self.note = note
    }
  }
}
