import Localization
import Documents
import WorkOrderEngine

/// A question to the engine, as an effect names it.
enum Query: Hashable, Sendable {
  /// The first row, and whether the bell rings for what happened after an event; `nil`: for nothing.
  case frame(since: Int64?)
  case directory
  case today
  /// The five numbers of the last fourteen days.
  case trend
  case orders(filter: String, after: String?, limit: Int)
  case order(String)
  case explanation(String)
  case duplicates(place: String, category: String)
  case queue(after: String?, limit: Int)
  case routes
  case rounds(route: String)
  /// The sheet of a round, with the past of one of its stops.
  case round(String, stop: Int)
  case sheet
  /// The sheets of the campus, the newest first.
  case sheets(after: String?, limit: Int)
  /// A sheet of that list, by its row in the table.
  case pastSheet(Int64)
  /// What should be looked at before a sheet is given, for the command with this id.
  case concerns(SheetGiving, id: String)
  /// Of the sheet of a campus, or of one of the list.
  case difference(campus: String, sheet: Int64? = nil)
  /// The campuses, or what stands right below a place.
  case places(below: String?)
  /// The file of a place.
  case place(String)
  case people
  /// A staff member, by number.
  case person(String)
  case figures(FiguresKey)
  /// A chart as a paper, for a file.
  case paper(StatisticsChart, FiguresKey, path: String)
}

/// What the engine answered to a question.
enum Knowledge: Hashable, Sendable {
  case frame(FrameFacts)
  case directory(Directory)
  case today(TodayFacts)
  case trend(OverviewTrend)
  case orders(OrderPage, filter: String, after: String?)
  case order(OrderDetail)
  case explanation(DueExplanation)
  case duplicates([OrderLine], place: String, category: String)
  case queue(QueuePage, after: String?)
  case routes([RouteLine])
  case rounds([RoundLine], route: String)
  case round(WalkSheet)
  case sheet(SheetText)
  case sheets(SheetPage, after: String?)
  case pastSheet(SheetText, id: Int64)
  case concerns(HandoverConcerns, SheetGiving, id: String)
  case difference(Document)
  case places([FacilityNode], below: String?)
  case place(FacilityFile)
  case people([PersonLine])
  case person(PersonFile)
  case figures(Figures)
  case paper(Document, path: String)
}

/// Why the engine did not do or answer something: a sentence of the string tables.
struct Failure: Hashable, Sendable, Error {
  /// The key of the sentence, or the sentence itself.
  var key: String
  var arguments: [String: String] = [:]
  /// The command that failed, by its id; the form that gave it stays as it is.
  var command: String?
  /// What others did to the order first.
  var changed: ChangedOrder?

  /// The sentence.
  func words(_ strings: Strings) -> String {
    strings.has(MessageKey(key)) ? strings.text(MessageKey(key), arguments) : key
  }
}

extension Query {
  /// What stands beside a selection, by kind; `nil` for all else.
  var detailKind: Int? {
    switch self {
    case .order: 0
    case .rounds: 1
    case .place: 2
    case .person: 3
    default: nil
    }
  }

  var isDetail: Bool { detailKind != nil }
}

extension Effect {
  /// As ``Query/detailKind``.
  var detailKind: Int? {
    if case .ask(let query) = self { query.detailKind } else { nil }
  }
}
