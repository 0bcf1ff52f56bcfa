import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  func fillToday(_ page: inout LinearPage) {
    guard let facts = today.facts else { return page.add(strings["frame.loading"]) }
    var heading: MessageKey?
    func begin(_ key: MessageKey) {
      if heading != key { page.lines.append(.heading(strings[key])) }
      heading = key
    }
    let ids = linearList.ids
    for (index, door) in today.doors.enumerated() {
      let number = index + 1
      switch door {
      case .number(let kind):
        let count = "\(strings["today.\(kind.rawValue)"]) \(capped(today.count(of: kind)))"
        let days = today.days(of: kind).map { formats.count(Int($0)) }
        let past = strings.text("today.days", ["count": "\(days.count)"])
        let text = days.isEmpty ? count : "\(count) (\(past): \(days.joined(separator: " ")))"
        page.lines.append(
          .row(LinearRow(id: ids[index], number: number, text: text, state: count)))
      case .waiting(let line):
        begin("today.doNow")
        page.lines.append(.row(linearRow(line, id: ids[index], number: number)))
      case .route(let route):
        begin(today.hasNumbers ? "today.campuses" : "today.myRound")
        page.lines.append(.row(linearRow(route, number: number)))
      case .order(let line):
        begin("today.myOrders")
        page.lines.append(.row(linearRow(line, number: number)))
      }
    }
    if today.doors.isEmpty { page.add(strings["today.nothingToDo"]) }
    guard !facts.news.isEmpty else { return }
    page.lines.append(.heading(strings["today.latest"]))
    for news in facts.news {
      page.add(
        joined([
          formats.shortDateTime(parts(news.at)), news.number, eventWord(news.event), news.place,
          news.text, news.by,
        ]))
    }
  }
}
