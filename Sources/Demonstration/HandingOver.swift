import WorkOrderEngine

/// Two leaders, one after the other.
struct Change: Hashable {
  /// The index of the campus.
  var campus: Int
  /// The code of the shift that leaves.
  var shift: String
  var from: Int64
  var to: Int64
  /// The leaving leader counted nothing: nobody takes the sheet over so.
  var isUncounted = false
}

/// A part of a handover.
enum HandoverPart {
  /// The leaving leader gives the sheet.
  case give(campus: Int, shift: String, date: CalendarDate)
  /// The arriving leader answers it.
  case answer(sheet: String, Change)
  /// A refused sheet is given again, with what it lacked.
  case giveAgain(Change)
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
    case .giveAgain(var change):
      if change.isUncounted {
        change.isUncounted = false
        let counted = entries(.keys, 4, [])
        try give(
          DraftHandover(campus: code(of: change.campus), written: [.counted: counted]),
          by: change.from)
      }
      try give(change)
    case .answer(let sheet, let change):
      if let (reason, order) = try refusal(of: change) {
        let note = text(.handoverRefusal, [reason.rawValue], ["order": order])
        try give(RefuseHandover(sheet: sheet, reason: reason, note: note), by: change.to)
        return enter(.handover(.giveAgain(change)), after: random.minutes(6...20))
      }
      try give(ReceiveHandover(sheet: sheet, checked: !random.chance(120)), by: change.to)
      if random.chance(70) {
        let remark = text(.remark, [change.shift])
        try give(RemarkHandover(sheet: sheet, text: remark), by: change.to)
      }
    }
  }

  /// Why the arriving leader does not take over, with the order that is the reason.
  private func refusal(
    of change: Change
  ) throws -> (reason: HandoverRefusal, order: String)? {
    if change.isUncounted { return (.incomplete, "") }
    let campus = university.grounds[change.campus].campus.id
    for index in urgent.sorted() where jobs[index].campus == campus && jobs[index].priority == .p1 {
      let file = try file(index)
      if file.order.stage == .inProgress, file.order.current.madeSafe == nil {
        return random.chance(500) ? (.incident, file.number) : nil
      }
    }
    return nil
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
    let sky = sky(on: date, shift: index)
    let words = standing(of: campus, shift: shift).union([sky.isFoul ? "foul" : "fair"])
    var change = Change(campus: campus, shift: shift, from: from, to: to)
    change.isUncounted = random.chance(25)
    var written: [HandoverTopic: [HandoverEntry]] = [
      .weather: [HandoverEntry(sky.text)],
      .running: entries(.running, 4, words),
      .instructions: entries(.instruction, 1, words),
    ]
    if !change.isUncounted { written[.counted] = entries(.keys, 4, words) }
    if random.chance(700) { written[.isolations] = entries(.isolation, 1, words) }
    if random.chance(350) { written[.planned] = entries(.outage, 1, words) }
    if shift != "night", random.chance(400) { written[.onSite] = entries(.onSite, 1, words) }
    if shift == "early", random.chance(300) {
      written[.instructions]? += entries(.visit, 1, words)
    }
    let (lifted, confirmed) = try lookedAt(
      on: campus, by: from, seed: date.dayNumber * 100 + index * 10 + campus,
      besides: Set(written.keys), isNight: shift == "night")
    for topic in lifted { written[topic] = [] }
    try give(
      DraftHandover(
        campus: code(of: campus), written: written, confirmed: confirmed, shift: shift, date: date),
      by: from)
    try give(change)
  }

  /// What holds of a campus, by which the words on its sheets are chosen: the kinds of its places, the shift,
  /// and for each category whether something urgent of it is open.
  private func standing(of campus: Int, shift: String) -> Set<String> {
    let grounds = university.grounds[campus]
    let down = Set(
      urgent.filter { jobs[$0].campus == grounds.campus.id }.map { jobs[$0].category })
    return grounds.kinds.union([shift]).union(
      configuration.categories.map { $0.id + (down.contains($0.id) ? "Down" : "Fine") })
  }

  /// What the shift before hands on and this one has no new words for: two in three things still stand, the
  /// others are lifted; what was told of the next day is over after a shift, and no firm is there by night.
  private func lookedAt(
    on campus: Int, by leader: Int64, seed: Int, besides written: Set<HandoverTopic>,
    isNight: Bool
  ) throws -> (lifted: [HandoverTopic], confirmed: [HandoverTopic]) {
    let id = university.grounds[campus].campus.id
    let carried = try engine.ask(now: now) {
      try $0.draftWords(campus: id, leaving: leader).carried
    }.filter { !written.contains($0.topic) }
    var sight = SeededGenerator(seed: Int64(seed))
    let confirmed = carried.filter { words in
      let lasts = [.isolations, .outOfService].contains(words.topic)
      let isOver = now - words.written > 12 * 3_600 || isNight && words.topic == .onSite
      return sight.chance(667) && (lasts || !isOver)
    }.map(\.topic)
    return (carried.map(\.topic).filter { !confirmed.contains($0) }, confirmed)
  }

  private func give(_ change: Change) throws {
    let number = university.members[change.to]?.number
    let command = GiveHandover(campus: code(of: change.campus), to: number)
    guard let sheet = try give(command, by: change.from).number else { return }
    // Given some minutes before the change, received some minutes after it.
    enter(.handover(.answer(sheet: sheet, change)), after: random.minutes(8...17))
  }

  private func code(of campus: Int) -> String { university.grounds[campus].campus.code }

  /// The leader of a shift on a campus: one of its own, where it has any.
  private func leader(of shift: String, date: CalendarDate, campus: Int) -> Int64? {
    let id = university.grounds[campus].campus.id
    let leaders = university.people(with: .shiftLeader, campus: id)
    let own = leaders.filter { leader in
      leader.roles.contains { $0.role == .shiftLeader && $0.campus == id }
    }
    return (own.isEmpty ? leaders : own).first { university.duty(of: $0, on: date) == shift }?.id
  }

  /// Different texts of one use; a day that they name is tomorrow.
  private func entries(
    _ use: CommentUse, _ count: Int, _ words: Set<String>
  ) -> [HandoverEntry] {
    let tomorrow = university.zone.local(now).date.adding(days: 1)
    let values = ["month": "\(tomorrow.month)", "day": "\(tomorrow.day)"]
    var rest = material.comments(use, words, in: month).map(\.text)
    var entries: [HandoverEntry] = []
    while entries.count < count, !rest.isEmpty {
      let text = rest.remove(at: random.below(rest.count))
      entries.append(HandoverEntry(random.filled(text, with: values)))
    }
    return entries
  }
}
