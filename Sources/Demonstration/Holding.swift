import WorkOrderEngine

/// In whose hands an order is, and who signs for it when it is late or major.
extension History {
  /// Who can do the next step of an order now. When nobody can, the step is put off, or the order
  /// goes to a colleague on duty first; then the answer is `nil`.
  func hands(_ file: OrderFile, _ index: Int, _ act: Act) throws -> Int64? {
    switch file.order.holder {
    case .person(let id): return try person(id, file, index, act)
    case .crew(let id):
      let crew = university.crews.first { $0.id == id }
      if let member = random.pick(university.onDuty(crew: crew?.code ?? "", at: now)) {
        return member.id
      }
    case .contractor(let id):
      let people = university.staff.filter { $0.contractor == id }
      if let member = people.first(where: {
        jobs[index].isUrgent || university.isOnDuty($0, at: now)
      }) {
        return member.id
      }
    case .desk:
      try dispatch(file, index)
      enter(.job(index, act), after: random.minutes(4...20))
      return nil
    case .reporter, .parts, .weather, .supervisor: break
    }
    enter(act, on: index, after: random.minutes(50...90))
    return nil
  }

  private func person(_ id: Int64, _ file: OrderFile, _ index: Int, _ act: Act) throws -> Int64? {
    guard let member = university.members[id] else { return nil }
    if university.isOnDuty(member, at: now) { return id }
    let next = university.nextDuty(of: member, from: now)
    // Ordinary work waits for the one who began it until the next day, larger work longer.
    let patience: Int64 = jobs[index].priority == .p3 ? 18 : 60
    if jobs[index].isUrgent || next - now > patience * 3_600, try move(file, index, from: id) {
      enter(.job(index, act), after: random.minutes(3...20))
    } else {
      enter(act, on: index, after: next - now + random.minutes(6...50))
    }
    return nil
  }

  /// A delay that the one at work fits into the rest of the shift, when it is a matter of hours.
  func fitting(_ delay: Int64, for person: Int64) -> Int64 {
    guard let member = university.members[person], delay < 6 * 3_600 else { return delay }
    let left = university.dutyLeft(of: member, at: now)
    guard delay > left - 300, left > 1_200 else { return delay }
    return 300 + Int64(random.below(Int(left) - 600))
  }

  /// Who else of the crew of somebody is on duty.
  func colleagues(of id: Int64) -> [Member] {
    let crew = university.members[id]?.crew ?? ""
    return university.onDuty(crew: crew, at: now).filter { $0.id != id }
  }

  /// Hands an order to a colleague of the same crew who is on duty; false when there is none.
  func move(_ file: OrderFile, _ index: Int, from id: Int64) throws -> Bool {
    let roles: [Role] = [.dispatcher, .shiftLeader, .administrator]
    guard [.dispatched, .accepted, .inProgress].contains(file.order.stage),
      let member = university.members[id], let other = random.pick(colleagues(of: id)),
      let person = onDuty(roles, campus: jobs[index].campus)
    else { return false }
    let today = university.zone.local(now).date
    let shift = university.shift(of: other, at: now)?.name ?? ""
    let words: Set<String> =
      university.isOnDuty(member, at: now)
      ? ["busy"]
      : [
        file.order.stage == .inProgress ? "begun" : "untouched",
        university.duty(of: member, on: today) == "off" ? "resting" : "left",
      ]
    let reason = text(.transfer, words, ["shift": shift])
    try give(TransferOrder(order: file.number, to: other.number, reason: reason), by: person)
    return true
  }

  /// The desk sends somebody of the crew that takes the category, or the contractor who does.
  private func dispatch(_ file: OrderFile, _ index: Int) throws {
    let job = jobs[index]
    let roles: [Role] = [.dispatcher, .frontDesk, .shiftLeader]
    guard let person = onDuty(roles, campus: job.campus) else { return }
    let crew = university.crews.first {
      $0.campus == job.campus && $0.categories.contains(job.category)
    }
    let present = (crew.map { university.onDuty(crew: $0.code, at: now) } ?? [])
      .filter { $0.id != job.decliner }
    if let member = random.pick(present) {
      try give(DispatchOrder(order: file.number, to: member.number), by: person)
    } else if let crew {
      try give(DispatchOrder(order: file.number, to: crew.code), by: person)
    } else if let firm = university.contractor(for: job.category, campus: job.campus) {
      try give(DispatchOrder(order: file.number, to: firm), by: person)
    }
  }

  /// The one who works on an order, as a person.
  func worker(of file: OrderFile) -> Int64? {
    switch file.order.holder {
    case .person(let id): id
    case .contractor(let id): university.staff.first { $0.contractor == id }?.id
    default: nil
    }
  }

  /// The same while on duty; else the step is put off until then, and the answer is `nil`.
  func workerOnDuty(_ file: OrderFile, _ index: Int, _ act: Act) throws -> Int64? {
    guard let id = worker(of: file), let member = university.members[id] else { return nil }
    let isCalled = jobs[index].isUrgent && member.contractor != nil
    if isCalled || university.isOnDuty(member, at: now) { return id }
    let next = university.nextDuty(of: member, from: now)
    enter(act, on: index, after: next - now + random.minutes(6...50))
    return nil
  }

  /// Whether a repair can wait for this now: nobody waits for fair weather under a fair sky, and no
  /// contractor for another.
  func canWait(_ file: OrderFile, for reason: HoldReason) -> Bool {
    switch reason {
    case .weather: return sky().isFoul
    case .contractor:
      if case .contractor = file.order.holder { return false }
      return true
    case .parts, .access, .decision: return true
    }
  }

  /// The hold of an order, with the words for what it waits for.
  func hold(_ file: OrderFile, _ index: Int, for waiting: Waiting, days: Int) -> HoldOrder {
    let values = ["part": jobs[index].plan.remedy?.used ?? "", "sky": sky().text]
    return HoldOrder(
      order: file.number, reason: waiting.reason,
      note: random.filled(waiting.wording.text, with: values),
      wakeOn: university.zone.local(now).date.adding(days: days))
  }

  /// Somebody was told of a level and has not signed: soon they will.
  func notice(_ file: OrderFile, _ index: Int) {
    guard file.order.escalations.contains(where: \.awaitsSignature) else { return }
    beSigned(index)
  }

  func beSigned(_ index: Int) {
    guard !jobs[index].isBeingSigned, !jobs[index].staysUnsigned else { return }
    // A few of the last hours are left for the user to sign.
    if (1_200...25_200).contains(end - now), lastMorning.unsigned < 3, random.chance(600) {
      lastMorning.unsigned += 1
      jobs[index].staysUnsigned = true
      return
    }
    jobs[index].isBeingSigned = true
    var wait = random.chance(90) ? random.minutes(26...70) : random.mostlyShort(1...24)
    if end - now < 7_200 { wait = min(wait, max(0, end - now - 60)) }
    enter(.sign(index), after: wait)
  }

  /// Who was told last signs for all that waits.
  func sign(_ index: Int) throws {
    jobs[index].isBeingSigned = false
    let file = try file(index)
    guard !jobs[index].staysUnsigned,
      let last = file.order.escalations.last(where: \.awaitsSignature)
    else { return }
    let supervisors = university.people(with: .supervisor, campus: jobs[index].campus)
    guard let person = last.escalated.told ?? supervisors.first?.id else { return }
    var words: Set<String> = [file.order.stage.awaitsRepair ? "open" : "finished"]
    if case .contractor = file.order.holder { words.insert("contractor") }
    if file.order.markedMajor != nil { words.insert("major") }
    let note = text(.acknowledge, words)
    try give(AcknowledgeEscalation(order: file.number, note: note), by: person)
  }
}
