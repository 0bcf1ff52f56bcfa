import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  // MARK: - Handover

  /// The lines of the sheet in sight; its sections are numbered.
  func fillHandover(_ page: inout LinearPage) {
    if handover.isListing, let list = handover.list { return fillSheets(list, &page) }
    guard let sheet = handover.shown else {
      return page.add(waiting(for: .sheet, as: "frame.loading"))
    }
    page.title = joined([page.title, headLine(sheet).text.withoutColumns])
    let list = linearList
    for index in handover.window.visible {
      let line = handover.lines[index]
      guard let number = list.positions.firstIndex(of: index) else {
        let isRule = line.text.allSatisfy { "-= ".contains($0) }
        if !isRule { page.add(sheetWords(line.text)) }
        continue
      }
      let text = joined([
        line.text, line.isFolded ? strings["linear.folded"] : nil,
        line.isFolded && hasGap(line) ? strings.gapMark : nil,
      ])
      page.lines.append(
        .row(LinearRow(id: line.text, number: number + 1, text: text, state: text)))
    }
  }

  /// A printed line without its columns, its signs as words.
  private func sheetWords(_ text: String) -> String {
    let major = strings["order.field.major"]
    return text.trimmed.withoutColumns.replacing(Glyphs.utf8.major, with: "\(major) ")
  }

  // MARK: - Facilities

  func fillFacilities(_ page: inout LinearPage) {
    guard facilities.isLoaded else { return page.add(strings["frame.loading"]) }
    if facilities.isReading, facilities.file != nil { return addText(to: &page) }
    let rows = facilities.rows
    for index in facilities.window.visible {
      let node = rows[index]
      let branch: MessageKey? =
        !node.hasChildren
        ? nil : facilities.unfolded.contains(node.path) ? "linear.unfolded" : "linear.folded"
      let text = joined([
        node.name, node.path, "\(strings["places.open"]) \(capped(node.open))",
        branch.map { strings[$0] },
      ])
      page.lines.append(
        .row(LinearRow(id: node.path, number: index + 1, text: text, state: text)))
    }
  }

  // MARK: - People

  func fillPeople(_ page: inout LinearPage) {
    guard people.isLoaded else { return page.add(strings["frame.loading"]) }
    if people.isReading, people.file != nil { return addText(to: &page) }
    if !people.wanted.isEmpty { page.title = joined([page.title, "/ \(people.wanted)"]) }
    let lines = people.lines
    guard !lines.isEmpty else { return page.add(strings["filter.noMatch"]) }
    for index in people.window.visible {
      let line = lines[index]
      let text = joined([
        line.number, line.name, line.crew,
        line.isEnabled ? line.roles : strings["person.disabled"],
        line.isOnDuty ? strings["people.onDuty"] : nil,
        "\(strings["places.open"]) \(capped(line.open))",
      ])
      page.lines.append(
        .row(LinearRow(id: line.number, number: index + 1, text: text, state: text)))
    }
  }
}
