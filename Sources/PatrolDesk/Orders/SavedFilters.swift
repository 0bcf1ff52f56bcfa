import Localization
import Screen
import TextCells
import WorkOrderEngine

/// A filter that somebody keeps under a name.
public struct SavedFilter: Hashable, Sendable {
  /// What people call it.
  public var name: String
  /// The filter as it is typed.
  public var text: String

  /// A filter under a name.
  public init(name: String, text: String) { (self.name, self.text) = (name, text) }
}

/// The list of saved filters.
struct FilterChoice: Hashable, Sendable {
  var window: ListWindow
}

extension DeskModel {
  /// Those that everybody has, then one's own.
  var savedFilters: [SavedFilter] {
    let usual: [(MessageKey, String)] = [
      ("filter.usual.open", "state:open"), ("filter.usual.mine", "state:open holder:@me"),
      ("filter.usual.late", "late"), ("filter.usual.risk", "risk"),
      ("filter.usual.major", "major"), ("filter.usual.unsigned", "unsigned"),
      ("filter.usual.untold", "untold"), ("filter.usual.hold", "state:hold"),
      ("filter.usual.old", "state:open age:>7d sort:age"),
    ]
    return usual.map { SavedFilter(name: strings[$0.0], text: $0.1) } + ownFilters
  }

  /// `F`: opens the list, on the filter in force if it is one of them.
  mutating func openFilters() -> [Effect] {
    let here = savedFilters.firstIndex { $0.text == orders.filter }
    let window = ListWindow(
      count: savedFilters.count, rows: filterBox.rows - 2, selected: here ?? 0)
    layers.append(.filters(FilterChoice(window: window)))
    return []
  }

  /// Keys of the list.
  mutating func choose(_ choice: FilterChoice, _ action: Action) -> [Effect] {
    var choice = choice
    switch action {
    case .move(let movement):
      _ = choice.window.handle(movement.key)
      layers[layers.count - 1] = .filters(choice)
      return []
    case .open:
      layers.removeLast()
      guard let index = choice.window.selected, savedFilters.indices.contains(index) else {
        return []
      }
      return showOrders(filter: savedFilters[index].text)
    case .save:
      layers.removeLast()
      return openPrompt(.keepFilter(orders.filter))
    case .back: layers.removeLast()
    default: break
    }
    return []
  }

  /// Keeps a filter under a name; one of the same name is replaced.
  mutating func keep(_ filter: String, as name: String) -> [Effect] {
    guard !name.isEmpty else {
      say("filter.nameless", ink: .risk)
      return []
    }
    ownFilters.removeAll { $0.name == name }
    ownFilters.append(SavedFilter(name: name, text: filter))
    return [.keepFilters(ownFilters)]
  }

  /// Under the filter of the list, as high as it needs.
  private var filterBox: Area {
    let filters = savedFilters
    let name = filters.map(\.name.displayWidth).max() ?? 8
    let text = filters.map(\.text.displayWidth).max() ?? 8
    return Area(
      row: bodyArea.row, column: 2, rows: min(bodyArea.rows, filters.count + 2),
      columns: min(size.columns - 4, name + min(text, 50) + 12))
  }

  func draw(_ choice: FilterChoice, on surface: inout Surface) {
    surface.cursor = nil
    let inner = surface.drawBox(in: filterBox, title: strings["filter.saved"])
    let filters = savedFilters
    let name = filters.map(\.name.displayWidth).max() ?? 8
    let table = Table(
      [TableColumn("", .fixed(name)), TableColumn("", .rest)], hasHeading: false)
    table.draw(on: &surface, in: inner, window: choice.window) { index in
      TableRow([StyledLine(filters[index].name), StyledLine(filters[index].text, .dim)])
    }
  }
}
