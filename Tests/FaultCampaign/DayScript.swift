import Foundation
import Ledger
import ServiceClock
import Simulator
import WorkOrderEngine

/// One step of the scripted day: mostly a command.
struct DayStep: Sendable {
  /// The id of its command.
  var id: String
  /// The command's name, or what is done instead.
  var what: String
  var now: Instant
  var deed: @Sendable (DayOffice) throws -> Void
}

/// The steps of a day that is always the same: the same commands under the same ids at the same times,
/// so that two days are alike down to the digest of the last event.
struct DayScript {
  /// How often the same watch is stood: enough for 2,000 calls that change a file.
  static let watches = 7
  /// After how many steps the database is closed and opened again.
  static let sitting = 9

  /// The whole day.
  static let steps: [DayStep] = {
    var script = DayScript()
    for watch in 1...watches { script.stand(watch) }
    return script.steps
  }()

  private var steps: [DayStep] = []

  @discardableResult
  private mutating func add(
    _ what: String, _ deed: @escaping @Sendable (DayOffice) throws -> Void
  ) -> String {
    let id = "day-\(steps.count)"
    let now = DayOffice.morning + Int64(steps.count + 1) * 240
    steps.append(DayStep(id: id, what: what, now: now, deed: deed))
    return id
  }

  /// One watch: defects, a round, a list from another system, what is due, a copy and a sheet.
  private mutating func stand(_ watch: Int) {
    let lamp = log("NH/TSG/101", "lighting", .p2, "灯管不亮 \(watch)")
    let tap = log("NH/SS", "plumbing", .p3, "龙头漏水 \(watch)")
    let switchboard = log("NH/TSG/PDS", "electrical", nil, "焦味 \(watch)", isMajor: watch == 2)
    for order in [lamp, tap] {
      add("accept") { try $0.give(AcceptOrder(order: $0.order(of: order)), as: "8") }
    }
    let tomorrow = ZoneDates.shanghai(DayOffice.morning + 86_400)
    add("hold") {
      try $0.give(
        HoldOrder(order: $0.order(of: lamp), reason: .parts, wakeOn: tomorrow), as: "8")
    }
    walk(watch)
    add("tick") { _ = try $0.engine().tick(now: $0.now) }
    add("resume") { try $0.give(ResumeOrder(order: $0.order(of: lamp)), as: "8") }
    for order in [lamp, tap] {
      add("complete") {
        try $0.give(
          CompleteOrder(
            order: $0.order(of: order), completion: Completion(cause: "松动", remedy: "紧固")),
          as: "8")
      }
    }
    add("verify") { try $0.give(VerifyOrder(order: $0.order(of: lamp)), as: "1") }
    add("comment") {
      try $0.give(CommentOrder(order: $0.order(of: switchboard), text: "已到现场"), as: "1")
    }
    add("import") { try Self.importRows(watch, into: $0) }
    add("backup") { office in
      let copy = office.folder.appendingPathComponent("copy-\(watch).db").path
      if FileManager.default.fileExists(atPath: copy) { return }
      try office.ledger().backup(to: copy)
    }
    add("draft") {
      try $0.give(
        DraftHandover(campus: "NH", written: [.instructions: [.init("看好配电室")]]), as: "5")
    }
    let sheet = add("give") { try $0.give(GiveHandover(campus: "NH", to: "6"), as: "5") }
    add("receive") {
      let number = try $0.answer(to: sheet, as: GiveHandover.Answer.self).number
      try $0.give(ReceiveHandover(sheet: number ?? "", checked: true), as: "6")
    }
  }

  private mutating func log(
    _ place: String, _ category: String, _ priority: Priority?, _ text: String,
    isMajor: Bool = false
  ) -> String {
    add("log") {
      try $0.give(
        LogDefect(
          place: place, category: category, priority: priority, major: isMajor, text: text,
          reporter: "学生", contact: "555-0101"), as: "3")
    }
  }

  private mutating func walk(_ watch: Int) {
    let start = add("start") { try $0.give(StartRound(route: "NH-R2"), as: "1") }
    @Sendable func number(_ office: DayOffice) throws -> String {
      try office.answer(to: start, as: StartRound.Answer.self).number
    }
    add("answer") { office in
      let round = try office.engine().ask(now: office.now) { try $0.round(number(office)) }
      guard let stop = round.stops.first, let item = stop.items.first else { return }
      try office.give(
        AnswerItem(
          round: round.head.number, stop: stop.position, item: item,
          answer: watch.isMultiple(of: 2) ? .fail : .pass, words: "松动"), as: "1")
    }
    add("pass") { office in
      let round = try office.engine().ask(now: office.now) { try $0.round(number(office)) }
      guard let stop = round.stops.first else { return }
      try office.give(PassRest(round: round.head.number, stop: stop.position), as: "1")
    }
    add("finish") {
      try $0.give(FinishRound(round: number($0), reason: "下雨"), as: "1")
    }
  }

  private static func importRows(_ watch: Int, into office: DayOffice) throws {
    let rows = (1...6).map { "R\(watch)-\($0),2026-11-2\($0 % 3) 10:00,NH/SS,plumbing,堵塞 \($0)" }
    _ = try office.engine().importOrders(
      ImportSource(
        bytes: Array(
          (["reference,reported,place,category,text"] + rows).joined(separator: "\n").utf8),
        name: "orders.csv"),
      map: try map.get(), id: office.id, by: try office.actor("1"), now: office.now)
  }

  private static let map = Result {
    try ImportMap(
      toml: """
        [file]
        time_format = "yyyy-MM-dd HH:mm"
        [fields]
        reference = "reference"
        reported = "reported"
        place = "place"
        category = "category"
        text = "text"
        [campus]
        default = "NH"
        """, file: "map.toml")
  }
}

/// Dates of the day's campus, which has had no other offset since 1991.
enum ZoneDates {
  static func shanghai(_ instant: Instant) -> CalendarDate {
    CalendarDate(dayNumber: Int((instant.seconds + 8 * 3_600) / 86_400))
  }
}
