import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  func fillRounds(_ page: inout LinearPage, columns: Int) {
    guard !rounds.routes.isEmpty else {
      return page.add(strings[rounds.isLoaded ? "report.noRounds" : "frame.loading"])
    }
    for index in rounds.window.visible {
      page.lines.append(.row(linearRow(rounds.routes[index], number: index + 1)))
    }
    guard let route = rounds.selected else { return }
    page.lines.append(.heading("\(route.code) \(route.name)"))
    page.add(roundLines(route, columns: 1_000).map { .text($0.text.withoutColumns) })
  }

  /// `NH-R1，主线，南湖校区，1/2，欠1，余3天`
  func linearRow(_ route: RouteLine, number: Int) -> LinearRow {
    let text = joined([
      route.code, route.name, route.campus,
      route.quota.required > 0 ? "\(route.quota.done)/\(route.quota.required)" : nil,
      quotaWords(route), route.watch == nil ? nil : strings["quota.watch"],
      route.isMine ? strings["linear.mine"] : nil,
    ])
    return LinearRow(id: route.code, number: number, text: text, state: text)
  }

  // MARK: - The walk

  func fillWalk(_ page: inout LinearPage) {
    guard let walk, let stop = walk.currentStop else { return }
    let sheet = walk.sheet
    let position = strings.text(
      "round.stopOf", ["stop": "\(walk.stop + 1)", "stops": "\(sheet.stops.count)"])
    page.title = joined([sheet.route, position, stop.place])
    page.add(
      joined([
        strings.text("round.elapsed", ["time": formats.gauge(max(0, now - sheet.started))]),
        strings.text(
          "linear.reached", ["count": "\(sheet.reached)", "stops": "\(sheet.stops.count)"]),
        strings.text("round.findings", ["count": "\(sheet.findings)"]),
      ]))
    page.add(sheet.watch ?? "")
    for (index, item) in stop.items.enumerated() {
      let text = itemWords(item)
      page.lines.append(
        .row(
          LinearRow(id: "\(walk.stop) \(item.id)", number: index + 1, text: text, state: text)))
    }
  }

  /// `变压器温度，≤95，96 ℃，异常，NH-4107`
  private func itemWords(_ item: WalkItem) -> String {
    let unit = item.unit.isEmpty ? "" : " \(item.unit)"
    var answer: [String?] = []
    if let result = item.result {
      if !item.value.isEmpty { answer.append(item.value + unit) }
      let isRepaired = result == .fail && item.isRepaired
      answer.append(isRepaired ? strings["action.repaired"] : word(result))
      answer.append(item.order)
      answer.append(item.isSighting ? strings["order.event.sighted"] : nil)
    } else {
      answer.append(strings["check.answer.none"])
      answer.append(
        item.past?.openOrder.map { strings.text("walk.openOrder", ["number": $0]) })
    }
    let limits =
      item.limits.isEmpty ? nil : strings.text("linear.limits", ["limits": item.limits + unit])
    return joined([item.name, item.isMajor ? strings["linear.majorItem"] : nil, limits] + answer)
  }

  /// What is asked of the selected item, and what earlier rounds say of it.
  var selectedNote: String {
    guard layers.isEmpty, place == .rounds, let item = walk?.currentItem else { return "" }
    let asked: String? =
      switch item.kind {
      case .passFail: nil
      case .reading where item.unit.isEmpty: strings["linear.figure"]
      case .reading: strings.text("linear.reading", ["unit": item.unit])
      case .expiry: strings["linear.date"]
      }
    let past = item.past.map { pastWords($0) } ?? []
    let facts = joined(past + [asked])
    return facts.isEmpty ? "" : strings["format.clause.separator"] + facts
  }
}
