import WorkOrderEngine

/// What stands in the office on the last morning, whatever the days before made of it.
enum Scene: Hashable {
  /// Smoke from the bus bar in the library's power room: major, and nobody has signed yet.
  case smell
  /// A main pipe leaks in a teaching building: late before anybody took it.
  case leak
  /// A worker asks for more time, and nobody has decided.
  case request
}

extension History {
  /// Enters the scenes of the last morning.
  func planLastMorning() {
    agenda.enter(.scene(.request), at: end - 80 * 60)
    agenda.enter(.scene(.leak), at: end - 43 * 60)
    agenda.enter(.scene(.smell), at: end - 19 * 60)
  }

  func perform(_ scene: Scene) throws {
    switch scene {
    case .request: try request()
    case .leak:
      let leak = Defect(
        category: "plumbing", kind: "teaching", priority: .p2, isMajor: false, weight: 1,
        text: "主水管接头渗漏，走廊积水，已放置警示牌")
      let index = try log(leak, at: "NH/JX1", byCaller: true)
      if let index { jobs[index].staysUnsigned = true }
    case .smell:
      let smell = Defect(
        category: "electrical", kind: "powerRoom", priority: .p1, isMajor: true, weight: 1,
        text: "母排焦味，变压器温度 96 ℃，有放电声")
      guard let index = try log(smell, at: "NH/TSG/B1/PDS", byCaller: false) else { return }
      jobs[index].staysUnsigned = true
      enter(.job(index, .accept), after: 60)
    }
  }

  /// Logs a fault of a scene; what becomes of it is not drawn, since the user is there by then.
  private func log(_ defect: Defect, at path: String, byCaller: Bool) throws -> Int? {
    let place = try engine.ask(now: now) { try $0.place(named: path) }
    guard let grounds = university.grounds.first(where: { $0.campus.id == place.campus }) else {
      return nil
    }
    return try log(defect, at: place, on: grounds.campus, byCaller: byCaller)
  }

  /// The first order in work that is not urgent asks for an extension.
  private func request() throws {
    for index in jobs.indices.reversed() where !jobs[index].isUrgent {
      guard jobs[index].extensions == 0, jobs[index].priority == .p3 else { continue }
      let file = try file(index)
      guard file.order.stage == .inProgress, let person = worker(of: file) else { continue }
      let day = university.zone.local(now).date.adding(days: 4)
      jobs[index].extensions = 1
      try give(
        AskExtension(
          order: file.number, until: university.instant(day, minute: 18 * 60),
          reason: text(.extension)),
        by: person)
      return
    }
  }

  /// The last moment: what is due happens, and what is signed in time is signed.
  func close(on outer: Engine) throws {
    try run(before: end + 1, on: outer)
    try outer.moveClock(to: end)
  }
}
