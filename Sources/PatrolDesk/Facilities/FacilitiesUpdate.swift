import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of 设施.
  mutating func updateFacilities(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      return facilities.isReading ? scrollFacility(movement) : moveInPlaces(movement)
    case .open:
      guard let node = facilities.selected else { return [] }
      (facilities.isReading, facilities.fileTop) = (true, 0)
      return [.ask(.place(node.path))]
    case .nextPane:
      facilities.isReading = facilities.selected != nil && !facilities.isReading
      return detailQueries
    case .back:
      facilities.isReading = false
      return []
    case .listOrders:
      return facilities.selected.map { showOrders(filter: "state:open place:\($0.path)") } ?? []
    case .find: return openPlaceSearch()
    default: return []
    }
  }

  private mutating func moveInPlaces(_ movement: Movement) -> [Effect] {
    guard let before = facilities.selected else { return [] }
    switch movement {
    case .right where before.hasChildren && !facilities.unfolded.contains(before.path):
      facilities.unfolded.insert(before.path)
      facilities.select(before.path)
      return [.ask(.places(below: before.path))]
    case .right: _ = facilities.window.handle(.down)
    case .left where facilities.unfolded.contains(before.path):
      facilities.unfolded.remove(before.path)
      facilities.select(before.path)
    case .left: facilities.select(FacilitiesModel.above(before.path).last)
    default: _ = facilities.window.handle(movement.key)
    }
    return facilities.selected?.path == before.path ? [] : detailQueries
  }

  private mutating func scrollFacility(_ movement: Movement) -> [Effect] {
    guard let file = facilities.file else { return [] }
    facilities.fileTop = facilityPager(file).top(after: movement)
    return []
  }

  // MARK: - Looking for a place

  private mutating func openPlaceSearch() -> [Effect] {
    let field = FormField.picker(
      "place", label: strings.heading("form.place"), directory.places(first: frame.campus),
      hint: strings["form.placeHint"])
    layers.append(
      .asking(
        Asking(
          purpose: .findPlace, title: strings.heading("action.findPlace"), form: Form([field]),
          command: nextCommand())))
    return []
  }

  /// Unfolds the tree down to a place and selects it.
  mutating func reveal(_ path: String) -> [Effect] {
    let above = FacilitiesModel.above(path)
    facilities.unfolded.formUnion(above)
    facilities.wanted = path
    facilities.select(path)
    return above.map { .ask(.places(below: $0)) } + [.ask(.place(path))]
  }
}
