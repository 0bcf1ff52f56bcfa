import Screen
import WorkOrderEngine

/// The tree of places, as far as it is unfolded, and the file of the selected one.
struct FacilitiesModel: Hashable, Sendable {
  /// The campuses.
  var roots: [FacilityNode] = []
  /// What stands right below a place, by its path.
  var children: [String: [FacilityNode]] = [:]
  var unfolded: Set<String> = []
  var isLoaded = false
  var window = ListWindow()
  /// The place to select once its branch is there: somebody looked for it.
  var wanted: String?
  var file: FacilityFile?
  /// The file has the focus.
  var isReading = false
  var fileTop = 0

  /// The places in sight, from top to bottom.
  var rows: [FacilityNode] { roots.flatMap(branch) }

  private func branch(_ node: FacilityNode) -> [FacilityNode] {
    guard unfolded.contains(node.path) else { return [node] }
    return [node] + (children[node.path] ?? []).flatMap(branch)
  }

  var selected: FacilityNode? {
    let rows = rows
    guard let index = window.selected, rows.indices.contains(index) else { return nil }
    return rows[index]
  }

  /// Takes places in; the selection stays on its place.
  mutating func take(_ nodes: [FacilityNode], below parent: String?) {
    let before = wanted ?? selected?.path
    if let parent { children[parent] = nodes } else { roots = nodes }
    isLoaded = true
    // With one campus alone there is nothing to choose at the root.
    if parent == nil, roots.count == 1, unfolded.isEmpty { unfolded = [roots[0].path] }
    select(before)
  }

  /// Selects a place in sight; the nearest one above it, as long as its branch is not there.
  mutating func select(_ path: String?) {
    let rows = rows
    window.fit(count: rows.count, rows: window.rows)
    guard let path else { return }
    let found = rows.lastIndex { path == $0.path || path.hasPrefix($0.path + "/") }
    if let found { window.select(found) }
    if let found, rows[found].path == wanted { wanted = nil }
  }

  /// The unfolded places in sight of which the branch is to be asked for.
  var branches: [String] {
    rows.filter { unfolded.contains($0.path) }.map(\.path)
  }

  /// The places above a path and itself but the last: what has to be unfolded to see it.
  static func above(_ path: String) -> [String] {
    let codes = path.split(separator: "/")
    return (1..<max(1, codes.count)).map { codes[..<$0].joined(separator: "/") }
  }
}
