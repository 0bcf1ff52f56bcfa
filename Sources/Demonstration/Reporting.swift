import WorkOrderEngine

/// Who reports what, and when.
extension History {
  /// Draws a day: whether there is a storm, how much is reported and at which minutes.
  func plan(_ day: CalendarDate) throws {
    let storm = random.chance(Rhythm.stormChance(on: day))
    var share = Rhythm.share(on: day, isWorkingDay: university.isWorkingDay(day))
    if storm {
      share = share * 1_300 / 1_000
      storms.insert(day)
    }
    let mean = Rhythm.ordinary * share / 1_000
    let spread = max(2, mean / 5)
    let count = mean - spread + random.below(spread + 1) + random.below(spread + 1)
    for _ in 0..<count {
      let hour = random.index(weights: Rhythm.hours) ?? 9
      let at = university.instant(
        day, minute: hour * 60 + random.below(60), second: random.below(60))
      if at > now { agenda.enter(.report(storm: storm), at: at) }
    }
    try lookAtStandingOrders()
    try planRounds(on: day)
    planHandovers(on: day)
    let tomorrow = university.instant(day.adding(days: 1), minute: 0)
    if tomorrow <= end { agenda.enter(.day(day.adding(days: 1)), at: tomorrow) }
  }

  /// Somebody reports a fault; sometimes the one that was reported at that place before.
  func report(storm: Bool) throws {
    let weights = university.grounds.map(\.weight)
    guard let which = random.index(weights: weights) else { return }
    let grounds = university.grounds[which]
    guard let (defect, place) = fault(on: grounds, storm: storm) else { return }
    let byCaller = random.chance(850) && !Grounds.isClosed(place)
    guard let index = try log(defect, at: place, on: grounds, byCaller: byCaller) else { return }
    begin(index)
  }

  /// Logs a fault as the desk does for a caller, or as a worker does who saw it; answers the index.
  func log(
    _ defect: Defect, at place: Place, on grounds: Grounds, byCaller: Bool
  ) throws -> Int? {
    let campus = grounds.campus
    let desk = onDuty([.frontDesk, .dispatcher, .shiftLeader], campus: campus.id)
    let finder = byCaller ? nil : onDuty([.worker, .administrator], campus: campus.id)
    guard let person = finder ?? desk else { return nil }
    remember(defect)
    let caller = finder == nil ? random.pick(callers(from: place, on: grounds)) : nil
    let answer = try give(
      LogDefect(
        place: place.path, category: defect.category, priority: defect.priority,
        major: defect.isMajor, text: random.filled(defect.text), reporter: caller?.name ?? "",
        contact: caller?.contact ?? "", asset: university.assets[place.id]),
      by: person)
    return keep(
      answer.number, defect, kind: place.kind, campus: campus.id, hasCaller: caller != nil)
  }

  /// Who may call from a place.
  private func callers(from place: Place, on grounds: Grounds) -> [Caller] {
    let building = grounds.building(of: place).id
    if let known = callersOfBuildings[building] { return known }
    let callers = grounds.callers(from: place, in: material)
    callersOfBuildings[building] = callers
    return callers
  }

  /// Draws what becomes of an order that was just logged, and answers its index.
  func keep(
    _ number: String, _ defect: Defect, kind: String, campus: Int64, hasCaller: Bool
  ) -> Int {
    let plan = Plan(
      defect, kind: kind, hasCaller: hasCaller, in: month, material: material, random: &random)
    return keep(
      Job(
        number: number, campus: campus, kind: kind, category: defect.category, part: defect.part,
        words: defect.text, priority: defect.priority, isMajor: majorFaults.contains(defect),
        hasCaller: hasCaller, plan: plan))
  }

  /// Enters the first step of an order.
  func begin(_ index: Int) {
    let plan = jobs[index].plan
    if jobs[index].isMajor { beSigned(index) }
    switch plan.fate {
    case .repaired: enter(.job(index, .accept), after: plan.acceptAfter)
    case .cancelled, .withdrawn:
      enter(.job(index, .cancel), after: random.mostlyShort(12...300))
    }
    if let after = plan.sightedAfter { enter(.sight, on: index, after: after) }
  }

  /// A fault that fits a campus and the season, with its place.
  private func fault(on grounds: Grounds, storm: Bool) -> (Defect, Place)? {
    let day = university.zone.local(now).date
    if random.chance(45), let again = random.pick(recurring[grounds.campus.id] ?? []),
      isFresh(again.0, in: day.month)
    {
      return again
    }
    // The file has more that is major than a year would see: about one in 400 is.
    let wantsMajor = random.below(400) == 0
    for _ in 0..<20 {
      let faults = wantsMajor ? majorFaults : minorFaults
      let weights = faults.map {
        isFresh($0, in: day.month)
          ? $0.weight * Rhythm.weight(of: $0.category, on: day, storm: storm) : 0
      }
      guard let index = random.index(weights: weights) else { return nil }
      if let place = random.pick(grounds.places(for: faults[index])) {
        return (faults[index], place)
      }
    }
    return nil
  }
}
