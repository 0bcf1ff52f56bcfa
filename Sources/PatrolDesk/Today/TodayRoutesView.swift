import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// What the rows of the routes share: the campus goes first where it is narrow, and of a
  /// heightened watch the sentence.
  struct RouteColumns {
    var code: Int
    var campus: Int
    var name: Int
    /// The words for a heightened watch; `nil` where its sign must do.
    var watch: MessageKey?
  }

  /// How wide they are, so that all of today's routes stand under each other.
  func routeColumns(columns: Int) -> RouteColumns {
    let routes = today.routes
    func widest(_ text: (RouteLine) -> String) -> Int {
      routes.map { text($0).displayWidth }.max() ?? 0
    }
    let code = widest(\.code) + 2
    let words = widest { quotaWords($0) }
    var (campus, name) = (widest(\.campus) + 2, widest(\.name) + 2)
    let isWatched = routes.contains { $0.watch != nil }
    func watch(_ key: MessageKey) -> Int { isWatched ? strings[key].displayWidth + 2 : 0 }
    // Sign, marks of the quota, and its figures stand in 16 columns.
    let rest = columns - 16 - code - words
    let key: MessageKey =
      campus + name + watch("quota.watch") <= rest ? "quota.watch" : "quota.watchShort"
    if campus + name + watch(key) > rest { campus = 0 }
    name = max(8, min(name, rest - campus - watch(key)))
    let isCut = campus + name + watch(key) > rest
    return RouteColumns(code: code, campus: campus, name: name, watch: isCut ? nil : key)
  }

  /// A route of this week with its quota.
  func todayRoute(_ route: RouteLine, _ widths: RouteColumns) -> StyledLine {
    let ink = route.quota.word.ink
    let marks = quotaMarks(route)
    let word = route.watch == nil ? nil : widths.watch
    let watch = word.map { "  \(strings[$0])" } ?? ""
    func column(_ text: String, _ width: Int) -> String {
      width == 0 ? "" : text.fitted(to: width - 2) + "  "
    }
    return StyledLine(
      [
        StyledLine.Span("  "),
        StyledLine.Span(routeSign(route), Style(route.watch == nil ? ink : .major, bold: true)),
        StyledLine.Span("  "), StyledLine.Span(column(route.code, widths.code)),
        StyledLine.Span(column(route.campus, widths.campus), .dim),
        StyledLine.Span(column(route.name, widths.name)),
      ] + marks.spans + [
        StyledLine.Span(String(repeating: " ", count: max(1, 6 - marks.width))),
        StyledLine.Span("\(route.quota.done)/\(route.quota.required)  ", .dim),
        StyledLine.Span(quotaWords(route), Style(ink == .good ? .dim : ink)),
        StyledLine.Span(watch, Style(.major)),
      ])
  }
}
