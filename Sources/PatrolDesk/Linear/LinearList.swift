import Screen
import WorkOrderEngine

/// The list that has the focus, as numbers choose from it.
struct LinearList: Hashable, Sendable {
  /// What stands in it, from 1; identities that stay when the list changes.
  var ids: [String] = []
  /// Where each stands among the steps that the arrow keys take.
  var positions: [Int] = []
  /// Which of the steps is selected.
  var position = 0
  /// Which of ``ids`` is selected.
  var selected: Int?
  /// Which steps are in sight.
  var visible: Range<Int> = 0..<0
  /// How many steps there are.
  var count = 0

  /// Whether more follows what is in sight.
  var hasMore: Bool { visible.upperBound < count }

  init() {}

  init(_ ids: [String], _ window: ListWindow) {
    self.ids = ids
    positions = Array(ids.indices)
    position = window.selected ?? 0
    selected = window.selected
    visible = window.visible
    count = ids.count
  }

  /// A short list that is in sight as a whole.
  init(whole ids: [String], selected: Int) {
    self.init(ids, ListWindow(count: ids.count, rows: max(1, ids.count), selected: selected))
  }
}

extension DeskModel {
  /// The list that numbers choose from; without ids where there is none.
  var linearList: LinearList {
    switch layers.last {
    case .choosing(let choice): return LinearList(scopes.map(\.text), choice.window)
    case .filters(let choice): return LinearList(savedFilters.map(\.name), choice.window)
    case .defect(let form) where form.isAmongDuplicates:
      return LinearList(form.duplicates.map(\.number), form.window)
    case nil: return placeList
    default: return LinearList()
    }
  }

  private var placeList: LinearList {
    switch place {
    case .today:
      let ids = today.doors.map { door in
        switch door {
        case .number(let number): number.rawValue
        case .waiting(let line): "waiting \(line.line.number)"
        case .route(let route): route.code
        case .order(let line): line.number
        }
      }
      return LinearList(whole: ids, selected: today.window.selected ?? 0)
    case .rounds:
      guard let walk else { return LinearList(rounds.routes.map(\.code), rounds.window) }
      let ids = (walk.currentStop?.items ?? []).map { "\(walk.stop) \($0.id)" }
      return LinearList(whole: ids, selected: walk.item)
    case .orders where orders.isReading, .escalations where escalations.isReading,
      .facilities where facilities.isReading, .people where people.isReading:
      return LinearList()
    case .orders: return LinearList(orders.lines.map(\.number), orders.window)
    case .escalations:
      return LinearList(escalations.lines.map(\.line.number), escalations.window)
    case .handover where handover.isListing:
      return handover.list.map { LinearList($0.rows.map(\.id), $0.window) } ?? LinearList()
    case .handover: return sectionList
    case .statistics: return chartList
    case .facilities: return LinearList(facilities.rows.map(\.path), facilities.window)
    case .people: return LinearList(people.lines.map(\.number), people.window)
    }
  }

  /// The sections of the sheet; the arrows go through its lines.
  private var sectionList: LinearList {
    var list = LinearList()
    let headings = handover.lines.headings
    list.ids = headings.map { handover.lines[$0].text }
    list.positions = headings
    list.position = handover.window.selected ?? 0
    list.selected = headings.lastIndex { $0 <= list.position }
    list.visible = handover.window.visible
    list.count = handover.lines.count
    return list
  }

  /// The rows of a chart, or its columns where it has no rows.
  private var chartList: LinearList {
    guard let figures = statistics.figures else { return LinearList() }
    let chart = statistics.chart
    return switch chart {
    case .turnaround: LinearList(figures.groups.map(\.name), statistics.window(chart))
    case .patrols: LinearList(figures.patrols.map(\.campus), statistics.window(chart))
    case .recurrence:
      LinearList(figures.recurring.map { "\($0.place) \($0.category)" }, statistics.window(chart))
    case .weeks:
      LinearList(whole: figures.weeks.map { "\($0.week)" }, selected: statistics.column(chart))
    case .backlog:
      LinearList(
        whole: BacklogAge.allCases.map { "\($0)" }, selected: statistics.column(chart))
    }
  }
}
