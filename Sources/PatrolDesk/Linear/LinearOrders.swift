import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  // MARK: - An order in words

  /// `NH-4107，重大，超期 +3:40，P1，图书馆 B1 配电室，母排焦味，李工，处理中，未签收`
  func linearRow(_ line: OrderLine, id: String? = nil, number: Int) -> LinearRow {
    let isMarked = place == .orders && orders.marked.contains(line.number)
    let state = joined([
      line.priority.rawValue, line.place, line.text, line.holder,
      strings["order.state.\(line.stage.rawValue)"],
      line.isUnsigned && line.sign != .done ? strings["queue.notSigned"] : nil,
      isMarked ? strings["linear.marked"] : nil,
    ])
    let text = joined([
      line.number, line.isMajor ? strings["order.field.major"] : nil, clockInWords(line), state,
    ])
    return LinearRow(
      id: id ?? line.number, number: number, text: text,
      state: joined([line.isMajor ? "M" : "", line.clock?.word.rawValue, state]))
  }

  /// `超期 +3:40`: the word for the clock that is due first, and its time.
  func clockInWords(_ line: OrderLine) -> String {
    guard let clock = line.clock, clock.stopped == nil else { return clockWords(line).text }
    let word = strings["clock.word.\(clock.word.rawValue)"]
    let time =
      clock.word == .late || (clock.word == .onHold && clock.remaining < 0)
      ? timeLeft(clock) : strings.text("clock.remaining", ["time": timeLeft(clock)])
    return "\(word) \(time)"
  }

  // MARK: - Places of orders

  func fillOrders(_ page: inout LinearPage) {
    if orders.isReading, orders.detail != nil { return addText(to: &page) }
    let count = orders.count.map {
      strings.text("frame.items", ["count": orders.isMore ? moreThan($0) : "\($0)"])
    }
    let marked =
      orders.marked.isEmpty
      ? nil : strings.text("filter.marked", ["count": "\(orders.marked.count)"])
    let filter = "\(strings["filter.title"]) \(orders.filter)"
    page.title = joined([page.title, orders.filter.isEmpty ? nil : filter, count])
    page.add(marked ?? "")
    guard !orders.lines.isEmpty else {
      return page.add(strings[orders.isLoaded ? "report.noOrders" : "frame.loading"])
    }
    for index in orders.window.visible {
      page.lines.append(.row(linearRow(orders.lines[index], number: index + 1)))
    }
  }

  func fillEscalations(_ page: inout LinearPage) {
    if escalations.isReading, escalations.detail != nil { return addText(to: &page) }
    if frame.unsigned > 0 {
      page.add(strings.text("queue.unsigned", ["count": capped(frame.unsigned)]))
    }
    guard !escalations.lines.isEmpty else {
      return page.add(strings[escalations.isLoaded ? "queue.empty" : "frame.loading"])
    }
    for index in escalations.window.visible {
      page.lines.append(.row(linearRow(escalations.lines[index], number: index + 1)))
    }
  }

  /// Why a row of the queue is there, how high, for how long, and who was told and signed.
  func linearRow(_ row: QueueLine, id: String? = nil, number: Int) -> LinearRow {
    let line = row.line
    let time = row.signedAt.map { formats.time(parts($0)) } ?? ""
    let signed =
      row.signed.isEmpty
      ? (line.isUnsigned ? strings["queue.notSigned"] : "")
      : strings.text("queue.signedBy", ["name": row.signed, "time": time])
    let told = row.told.isEmpty ? "" : "\(strings["queue.column.told"]) \(row.told)"
    let state = joined([
      row.why, "\(strings["queue.column.level"]) \(row.level)", told, signed, line.place,
      line.text, line.holder,
    ])
    let major = strings["order.field.major"]
    let waited = strings.text("queue.waited", ["time": formats.gauge(row.waited(at: now))])
    return LinearRow(
      id: id ?? line.number, number: number,
      text: joined([
        line.number, line.isMajor && row.why != major ? major : nil, waited, state,
      ]), state: state)
  }
}
