import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// The desk as lines: a pure function of the model, as ``view(_:)`` is for a screen.
  ///
  /// - Parameter columns: the width at which prose is broken.
  func linearPage(columns: Int) -> LinearPage {
    if isLocked {
      var page = LinearPage(title: strings["signIn.locked"])
      if let refusal = gate?.words(at: now, strings) { page.add(refusal) }
      page.isLayer = true
      return page
    }
    var page = linearLayer(columns: columns) ?? linearPlace(columns: columns)
    if !context.isText { page.menu += linearMenu }
    let list = linearList
    if let index = list.selected, let row = page.rows.first(where: { $0.id == list.ids[index] }) {
      page.selectedID = row.id
      page.selected = strings.text("linear.selected", ["row": row.words]) + selectedNote
    }
    if list.hasMore || hasMoreText {
      page.lines.append(.text(strings["linear.more"]))
    }
    return page
  }

  private func linearPlace(columns: Int) -> LinearPage {
    var page = LinearPage(title: strings[place.title])
    switch place {
    case .today: fillToday(&page)
    case .rounds where walk != nil: fillWalk(&page)
    case .rounds: fillRounds(&page, columns: columns)
    case .orders: fillOrders(&page)
    case .escalations: fillEscalations(&page)
    case .handover: fillHandover(&page)
    case .statistics: fillStatistics(&page)
    case .facilities: fillFacilities(&page)
    case .people: fillPeople(&page)
    }
    return page
  }

  /// What lies over the place; `nil` when nothing does.
  private func linearLayer(columns: Int) -> LinearPage? {
    guard let layer = layers.last else { return nil }
    var page: LinearPage
    switch layer {
    case .defect(let defect): page = linearForm(defect)
    case .asking(let asking):
      page = linearForm(asking.form, title: asking.title)
      page.add(asking.note)
    case .finding(let finding): page = linearForm(finding.form, title: finding.title)
    case .passphrase(let form):
      page = LinearPage(title: title(of: form))
      let label = label(of: form, isRepeating: form.isRepeating)
      page.add(
        strings.text(
          "linear.field",
          ["field": label, "number": form.isRepeating ? "2" : "1", "count": "2"]))
    case .prompt(let prompt): page = linearPrompt(prompt)
    case .reading(let reading):
      page = LinearPage(title: title(of: reading))
      if case .help = reading.content, reading.top == 0 { page.add(linearHelp) }
      page.add(visible(textLines, top: reading.top, rows: textRows))
    case .choosing:
      page = LinearPage(title: strings.heading("action.campus"))
      page.add(rows: scopes.map { [$0.text, $0.code] }, of: linearList, self)
    case .filters:
      page = LinearPage(title: strings["filter.saved"])
      page.add(rows: savedFilters.map { [$0.name, $0.text] }, of: linearList, self)
    case .discard: page = LinearPage(title: strings["frame.discard"])
    case .leaving: page = LinearPage(title: leavingQuestion)
    case .giving(let question):
      page = LinearPage(title: title(question))
      let lines = givingLines(question, columns: columns).filter { $0.width > 0 }
      page.add(visible(lines, top: 0, rows: lines.count))
    case .changed(let changed):
      page = LinearPage(title: title(changed))
      let lines = changedLines(changed, columns: columns).filter { $0.width > 0 }
      page.add(visible(lines, top: 0, rows: lines.count))
    }
    page.isLayer = true
    return page
  }

  // MARK: - Text that is read

  /// The lines of the text that is read, as the arrows scroll it; empty where a list has the focus.
  var textLines: [StyledLine] {
    if case .reading(let reading)? = layers.last {
      return readingLines(reading, columns: readingArea.columns)
    }
    guard layers.isEmpty else { return [] }
    let columns = bodyArea.inset(columns: 1).columns
    switch place {
    case .orders where orders.isReading:
      return orders.detail.map { orderLines($0, columns: columns) } ?? []
    case .escalations where escalations.isReading:
      return escalations.detail.map { orderLines($0, columns: columns) } ?? []
    case .facilities where facilities.isReading:
      return facilities.file.map { facilityLines($0, columns: columns - 2) } ?? []
    case .people where people.isReading:
      return people.file.map { personLines($0, columns: columns - 2) } ?? []
    default: return []
    }
  }

  /// The first line of that text in sight.
  var textTop: Int {
    if case .reading(let reading)? = layers.last { return reading.top }
    return switch place {
    case .orders: orders.detailTop
    case .escalations: escalations.detailTop
    case .facilities: facilities.fileTop
    case .people: people.fileTop
    default: 0
    }
  }

  /// How many lines of it are in sight.
  var textRows: Int {
    if case .reading? = layers.last { return max(1, readingArea.rows) }
    return max(1, bodyArea.rows)
  }

  var hasMoreText: Bool { textLines.count > textTop + textRows }

  /// The lines of a text in sight, without what only columns need.
  func visible(_ lines: [StyledLine], top: Int, rows: Int) -> [LinearPage.Line] {
    lines.dropFirst(top).prefix(rows).map(\.text.withoutColumns).filter { !$0.isEmpty }
      .map { .text($0) }
  }

  /// The order, place or person that is read.
  func addText(to page: inout LinearPage) {
    page.add(visible(textLines, top: textTop, rows: textRows))
  }

  /// How lines are answered, above the keys.
  private var linearHelp: [LinearPage.Line] {
    ["rows", "keys", "places", "filter", "commands", "pages"].map {
      .text(strings[MessageKey("linear.help.\($0)")])
    }
  }

  // MARK: - Words

  /// `南湖校区，早班 06:00–14:00，周五 11-27 07:42，3 超期`
  var linearSituation: String {
    var facts = [frame.campus.isEmpty ? strings["frame.allCampuses"] : frame.campus]
    if frame.isSimulated { facts.append(strings["frame.simulated"]) }
    if !frame.shift.isEmpty { facts.append(frame.shift) }
    facts.append(formats.weekdayDateTime(parts(now)))
    for (key, count) in [
      ("frame.late", frame.late), ("frame.major", frame.major), ("frame.unsigned", frame.unsigned),
    ] where count > 0 {
      facts.append(strings.text(MessageKey(key), ["count": capped(count)]))
    }
    return joined([strings["app.name"]] + facts + [viewer.name])
  }

  /// Facts that are not empty, as one line.
  func joined(_ facts: [String?]) -> String {
    facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: strings["linear.separator"])
  }

  /// A name and what it is: `完工 41`.
  func named(_ key: MessageKey, _ value: String) -> String { "\(strings.heading(key)) \(value)" }
}

extension LinearPage {
  mutating func add(_ lines: [Line]) { self.lines += lines }

  mutating func add(_ text: String) {
    if !text.isEmpty { lines.append(.text(text)) }
  }

  /// The rows of a list that are in sight, each from its facts.
  mutating func add(rows: [[String]], of list: LinearList, _ model: DeskModel) {
    for index in list.visible where rows.indices.contains(index) {
      let text = model.joined(rows[index])
      lines.append(.row(LinearRow(id: list.ids[index], number: index + 1, text: text, state: text)))
    }
  }
}
