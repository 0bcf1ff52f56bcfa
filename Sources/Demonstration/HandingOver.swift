import WorkOrderEngine

/// A part of a handover.
enum HandoverPart {
  /// The leaving leader gives the sheet.
  case give(campus: Int, shift: String, date: CalendarDate)
  /// The arriving leader answers it.
  case answer(sheet: String, campus: Int, from: Int64, to: Int64)
  /// A refused sheet was mended and is given again.
  case giveAgain(campus: Int, from: Int64, to: Int64)
}

/// The shift leaders' sheets at each change of shift.
extension History {
  /// The shifts that follow each other around the clock.
  static let rounds = ["early", "late", "night"]

  /// Enters the handovers of the shifts that start on a day.
  func planHandovers(on day: CalendarDate) {
    for shift in university.shifts where Self.rounds.contains(shift.code) {
      let ends = university.instant(
        shift.endsNextDay ? day.adding(days: 1) : day, minute: shift.endMinute)
      for campus in university.grounds.indices {
        let at = ends - random.minutes(4...11)
        guard at > now, at < end else { continue }
        agenda.enter(
          .handover(.give(campus: campus, shift: shift.code, date: day)), at: at)
      }
    }
  }

  func perform(_ part: HandoverPart) throws {
    switch part {
    case .give(let campus, let shift, let date):
      try giveSheet(of: shift, date: date, campus: campus)
    case .giveAgain(let campus, let from, let to):
      try give(
        DraftHandover(campus: code(of: campus), written: [.counted: entries(.keys, 3)]), by: from)
      try give(from: from, to: to, campus: campus)
    case .answer(let sheet, let campus, let from, let to):
      if random.chance(14) {
        let reasons = [HandoverRefusal.incomplete, .incident, .unfit]
        let reason = reasons[random.index(weights: [7, 2, 1]) ?? 0]
        try give(
          RefuseHandover(sheet: sheet, reason: reason, note: text(.handoverRefusal)), by: to)
        return enter(
          .handover(.giveAgain(campus: campus, from: from, to: to)), after: random.minutes(6...20))
      }
      try give(ReceiveHandover(sheet: sheet, checked: !random.chance(120)), by: to)
      if random.chance(70) { try give(RemarkHandover(sheet: sheet, text: text(.remark)), by: to) }
    }
  }

  private func giveSheet(of shift: String, date: CalendarDate, campus: Int) throws {
    let order = Self.rounds
    guard let index = order.firstIndex(of: shift),
      let from = leader(of: shift, date: date, campus: campus),
      let to = leader(
        of: order[(index + 1) % 3], date: shift == "night" ? date.adding(days: 1) : date,
        campus: campus),
      from != to
    else { return }
    var written: [HandoverTopic: [HandoverEntry]] = [
      .weather: [HandoverEntry(weather(on: date, shift: index))], .running: entries(.running, 4),
      .counted: entries(.keys, 4), .instructions: entries(.instruction, 1),
    ]
    if random.chance(700) { written[.isolations] = entries(.isolation, 1) }
    if random.chance(350) { written[.planned] = entries(.outage, 1) }
    if shift != "night", random.chance(400) { written[.onSite] = entries(.onSite, 1) }
    if shift == "early", random.chance(300) { written[.instructions]? += entries(.visit, 1) }
    let (lifted, confirmed) = try lookedAt(
      on: campus, by: from, seed: date.dayNumber * 100 + index * 10 + campus,
      besides: Set(written.keys))
    for topic in lifted { written[topic] = [] }
    try give(
      DraftHandover(
        campus: code(of: campus), written: written, confirmed: confirmed, shift: shift, date: date),
      by: from)
    try give(from: from, to: to, campus: campus)
  }

  /// What the shift before hands on and this one has no new words for: two in three things still stand, the
  /// others are lifted.
  private func lookedAt(
    on campus: Int, by leader: Int64, seed: Int, besides written: Set<HandoverTopic>
  ) throws -> (lifted: [HandoverTopic], confirmed: [HandoverTopic]) {
    let id = university.grounds[campus].campus.id
    let carried = try engine.ask(now: now) {
      try $0.draftWords(campus: id, leaving: leader).carried
    }
    var sight = SeededGenerator(seed: Int64(seed))
    let topics = carried.map(\.topic).filter { !written.contains($0) }
    let confirmed = topics.filter { _ in sight.chance(667) }
    return (topics.filter { !confirmed.contains($0) }, confirmed)
  }

  private func give(from: Int64, to: Int64, campus: Int) throws {
    let number = university.members[to]?.number
    guard let sheet = try give(GiveHandover(campus: code(of: campus), to: number), by: from).number
    else { return }
    // Given some minutes before the change, received some minutes after it.
    enter(
      .handover(.answer(sheet: sheet, campus: campus, from: from, to: to)),
      after: random.minutes(8...17))
  }

  private func code(of campus: Int) -> String { university.grounds[campus].campus.code }

  /// One sky over the whole city.
  private func weather(on date: CalendarDate, shift: Int) -> String {
    var sky = SeededGenerator(seed: Int64(date.dayNumber * 3 + shift))
    return sky.pick(material.comments(.weather, in: date.month)) ?? ""
  }

  /// The leader of a shift on a campus: one of its own, where it has any.
  private func leader(of shift: String, date: CalendarDate, campus: Int) -> Int64? {
    let id = university.grounds[campus].campus.id
    let leaders = university.people(with: .shiftLeader, campus: id)
    let own = leaders.filter { leader in
      leader.roles.contains { $0.role == .shiftLeader && $0.campus == id }
    }
    return (own.isEmpty ? leaders : own).first { university.duty(of: $0, on: date) == shift }?.id
  }

  /// Different texts of one use.
  private func entries(_ use: CommentUse, _ count: Int) -> [HandoverEntry] {
    var rest = comments(use)
    var entries: [HandoverEntry] = []
    while entries.count < count, !rest.isEmpty {
      entries.append(HandoverEntry(random.filled(rest.remove(at: random.below(rest.count)))))
    }
    return entries
  }
}
