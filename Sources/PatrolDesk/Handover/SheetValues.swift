import Documents
import Localization
import TextCells
import WorkOrderEngine

/// The sheet of a campus' shift.
struct SheetText: Hashable, Sendable {
  /// The code of its campus.
  var campus: String
  /// What the campus is called.
  var campusName: String
  /// The number; `nil` for a draft.
  var number: String?
  var state: HandoverState
  /// The number of the sheet that waits to be received there.
  var waiting: String?
  /// The number of the sheet that was given last, to which remarks may be appended; `nil`: none was.
  var given: String?
  /// What the one who looks has written into their draft, as it is typed; said on purpose that there is
  /// nothing, the word for it.
  var written: [HandoverTopic: String] = [:]
  /// What earlier sheets hand on and the one who looks has not spoken of, by topic.
  var carried: [HandoverTopic: CarriedText] = [:]
  /// It waits longer than it may.
  var isUnreceived: Bool
  /// What is printed.
  var document: Document
  /// How it stands on the screen, where that is made already.
  var layout: SheetLayout?
}

/// What an earlier sheet hands on, as it is typed.
struct CarriedText: Hashable, Sendable {
  /// The number of the sheet whose leader wrote it.
  var sheet: String
  var text: String
}

/// What the leaving leader adds when giving the sheet.
struct SheetGiving: Hashable, Sendable {
  /// The code of the campus.
  var campus: String
  /// The leader who is expected; empty for whoever comes.
  var to: String
  /// What was written of each topic anew; what is not there stays as it is.
  var written: [HandoverTopic: String]
  /// Topics that were emptied: nobody has spoken of them any more.
  var erased: [HandoverTopic] = []

  /// The lines of a field, as they are typed behind one another.
  static func lines(of text: String) -> [String] {
    text.split { $0.isNewline || String($0).foldedWidth == ";" }.map { String($0).trimmed }.filter {
      !$0.isEmpty
    }
  }
}

extension SheetText {
  /// The rows that are laid out within a frame, whatever they hold.
  private static let shortRows = 500

  /// Whether it is laid out within a frame.
  var isShort: Bool {
    var rows = 0
    for block in document.blocks {
      switch block {
      case .table(let table): rows += table.rows.count
      case .list(let items, _): rows += items.count
      default: rows += 1
      }
      if rows > Self.shortRows { return false }
    }
    return true
  }

  /// How it stands on a screen of a width; what is too long to be laid out at once stays as it is laid out
  /// already.
  func layout(for columns: Int, gapMark: String) -> SheetLayout? {
    if let layout, layout.columns == columns || !isShort { return layout }
    guard isShort else { return nil }
    return SheetLayout(document, columns: columns, gapMark: gapMark)
  }

  /// The sheet as a desk with these settings shows it, laid out.
  func prepared(for settings: DeskSettings, columns: Int) -> SheetText {
    var sheet = self
    sheet.document = settings.shown(document)
    sheet.layout = SheetLayout(
      sheet.document, columns: columns, gapMark: Strings(language: settings.language).gapMark)
    return sheet
  }
}

extension Strings {
  /// What stands where something should have been recorded and was not.
  var gapMark: String { "[\(self["handover.gap"])]" }
}
