import Documents
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
