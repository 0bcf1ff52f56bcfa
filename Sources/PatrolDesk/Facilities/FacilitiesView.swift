import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The tree beside the file of the selected place. Where it is narrow an opened file takes the
  /// whole width: what was cut short beside the tree can be read there.
  var isFileBesideTree: Bool { isWide || size.columns >= 78 && !facilities.isReading }

  private var splitFacilities: SplitBody? {
    guard isFileBesideTree else { return nil }
    return SplitBody(bodyArea, list: isWide ? 53 : max(34, size.columns * 2 / 5))
  }

  var placesArea: Area { splitFacilities?.list ?? bodyArea.droppingRight(1) }

  /// Where a place's file stands.
  var facilityArea: Area { splitFacilities?.detail ?? bodyArea.inset(columns: 1) }

  func drawFacilities(on surface: inout Surface, in area: Area) {
    guard facilities.isLoaded else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let isFocused = layers.isEmpty
    if let split = splitFacilities {
      drawPlaceTree(on: &surface, in: split.list, isFocused: isFocused && !facilities.isReading)
      surface.drawVerticalRule(in: split.rule)
      drawFacility(on: &surface, isFocused: isFocused && facilities.isReading)
    } else if facilities.isReading, facilities.file != nil {
      drawFacility(on: &surface, isFocused: isFocused)
    } else {
      drawPlaceTree(on: &surface, in: placesArea, isFocused: isFocused)
    }
  }

  private func drawPlaceTree(on surface: inout Surface, in area: Area, isFocused: Bool) {
    let rows = facilities.rows
    let figures = rows.map { capped($0.open).displayWidth }.max() ?? 1
    let table = Table([
      TableColumn(strings.heading("form.place"), .flexible(weight: 3, least: 16)),
      TableColumn(strings.heading("places.code"), .flexible(weight: 1, least: 8), hiddenBelow: 46),
      TableColumn(strings.heading("places.open"), .fixed(max(4, figures)), alignment: .right),
    ])
    table.draw(on: &surface, in: area, window: facilities.window, isFocused: isFocused) { index in
      let node = rows[index]
      return TableRow([
        branchLine(node), StyledLine(node.depth == 0 ? node.path : node.code, .dim),
        StyledLine(node.open > 0 ? capped(node.open) : settings.glyphs.dot, node.openStyle),
      ])
    }
  }

  /// The name under its branch, with a sign that says whether more stands below.
  private func branchLine(_ node: FacilityNode) -> StyledLine {
    let glyphs = settings.glyphs
    let sign =
      node.hasChildren
      ? facilities.unfolded.contains(node.path) ? glyphs.down : glyphs.pointer : " "
    return StyledLine(String(repeating: "  ", count: node.depth) + sign + " ", .dim)
      .adding(node.name, Style(bold: node.depth == 0))
  }

  private func drawFacility(on surface: inout Surface, isFocused: Bool) {
    guard let file = facilities.file else { return }
    facilityPager(file).draw(on: &surface, in: facilityArea, isFocused: isFocused)
  }

  /// A place's file, two columns free for the arrows at the edge.
  func facilityPager(_ file: FacilityFile) -> Pager {
    let lines = facilityLines(file, columns: facilityArea.columns - 2)
    return Pager(lines, in: facilityArea, top: facilities.fileTop)
  }
}

extension FacilityNode {
  fileprivate var openStyle: Style { open > 0 ? Style(bold: true) : .dim }
}
